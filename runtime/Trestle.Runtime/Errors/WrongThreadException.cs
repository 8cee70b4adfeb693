namespace Trestle;

/// <summary>A write transaction of an embedded store was used by a thread that did not begin it. Nothing was done.</summary>
/// <param name="message">Fact and remedy.</param>
/// <param name="inner">What the layer below reported, if anything.</param>
public sealed class WrongThreadException(string message, Exception? inner = null) : TrestleException(message, inner);
