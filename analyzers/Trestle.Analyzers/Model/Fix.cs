namespace Trestle.Analyzers.Model;

/// <summary>What a code fix does, in words and in text.</summary>
sealed record Fix(string Title, IReadOnlyList<Edit> Edits)
{
    public static Fix Of(string title, params Edit[] edits) =>
        new(title, [.. edits.Where(edit => edit.Span.Length > 0 || edit.Text.Length > 0)]);
}
