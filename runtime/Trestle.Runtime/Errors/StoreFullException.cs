namespace Trestle;

/// <summary>The store has no room for the write. The transaction is rolled back as a whole.</summary>
/// <param name="message">Fact and remedy.</param>
/// <param name="inner">What the layer below reported, if anything.</param>
public sealed class StoreFullException(string message, Exception? inner = null) : TrestleException(message, inner);
