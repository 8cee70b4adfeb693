namespace Trestle;

/// <summary>Another process or transaction holds the store, and the wait for it ran out.</summary>
/// <param name="message">Fact and remedy.</param>
/// <param name="inner">What the layer below reported, if anything.</param>
public sealed class StoreLockedException(string message, Exception? inner = null) : TrestleException(message, inner);
