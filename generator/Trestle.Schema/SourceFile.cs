namespace Trestle.Schema;

/// <summary>A file as the compiler got it.</summary>
/// <param name="Path">With forward slashes; relative to the project where the host knows it.</param>
public sealed record SourceFile(string Path, string Text);
