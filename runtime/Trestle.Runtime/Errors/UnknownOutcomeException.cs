namespace Trestle;

/// <summary>
/// The connection was lost while the server committed: the transaction may have happened as a whole, or not at all. Read what it was to
/// write before writing it again.
/// </summary>
/// <param name="message">Fact and remedy.</param>
/// <param name="inner">What the layer below reported, if anything.</param>
public sealed class UnknownOutcomeException(string message, Exception? inner = null) : TrestleException(message, inner);
