namespace Trestle.Emit;

/// <summary>A file of generated code.</summary>
/// <param name="HintName">Its name, unlike every other of the compilation even when capitals are ignored.</param>
public sealed record EmittedFile(string HintName, string Text);
