namespace Trestle;

/// <summary>
/// A migration cannot go on: rows stand against it, an invariant does not hold, or the store has another history than the program. What
/// was done before stays, and can be gone on with or back from.
/// </summary>
/// <param name="message">Fact and remedy.</param>
/// <param name="inner">What the layer below reported, if anything.</param>
public sealed class MigrationException(string message, Exception? inner = null) : TrestleException(message, inner);
