namespace Trestle;

/// <summary>Every connection that may be opened is in use, and none became free in time. Nothing was begun.</summary>
/// <param name="message">Fact and remedy.</param>
/// <param name="inner">What the layer below reported, if anything.</param>
public sealed class PoolExhaustedException(string message, Exception? inner = null) : TrestleException(message, inner);
