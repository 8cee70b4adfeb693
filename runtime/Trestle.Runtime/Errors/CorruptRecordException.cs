namespace Trestle;

/// <summary>Stored bytes are not what this schema can read: truncated, overwritten, or written by something else.</summary>
/// <param name="message">Fact and remedy.</param>
/// <param name="inner">What the layer below reported, if anything.</param>
public sealed class CorruptRecordException(string message, Exception? inner = null) : TrestleException(message, inner);
