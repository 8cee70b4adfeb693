namespace Trestle.Schema.Rules;

/// <summary>Something wrong or doubtful at a place in a file. Equatable, so that a pipeline can cache it.</summary>
public sealed record Problem(Rule Rule, string Message, SourceSpan Span)
{
    /// <summary>What would put it right; null where that is for people to say.</summary>
    public Remedy? Remedy { get; init; }

    /// <summary><c>path(line,col): error TRS1xxx: Fact. Remedy.</c></summary>
    public override string ToString() =>
        $"{Span.Path}({Span.Line + 1},{Span.Column + 1}): {Rule.Severity.ToString().ToLowerInvariant()} {Rule.Id}: {Message}";
}
