namespace Trestle.Schema.Rules;

/// <summary>A stretch of a file, in UTF-16 units: offsets from its start, and zero-based lines and columns.</summary>
public readonly record struct SourceSpan(string Path, int Start, int Length, int Line, int Column, int EndLine, int EndColumn);
