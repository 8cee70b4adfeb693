namespace Trestle;

/// <summary>
/// The server cannot be reached, or the connection to it was lost before the commit began. Nothing of the transaction was written.
/// </summary>
/// <param name="message">Fact and remedy.</param>
/// <param name="inner">What the layer below reported, if anything.</param>
public sealed class StoreUnavailableException(string message, Exception? inner = null) : TrestleException(message, inner);
