namespace Trestle;

/// <summary>The delegate of a write on an embedded store returned a task that was not complete. Its writes were rolled back.</summary>
/// <param name="message">Fact and remedy.</param>
/// <param name="inner">What the layer below reported, if anything.</param>
public sealed class IncompleteWriteException(string message, Exception? inner = null) : TrestleException(message, inner);
