namespace Trestle.Schema.Rules;

/// <summary>One kind of mistake. 0xxx tool, 1xxx YAML shape, 2xxx meaning, 3xxx evolution, 4xxx C# usage.</summary>
/// <param name="Id">For example <c>TRS1004</c>; never reused.</param>
/// <param name="Title">What is wrong in general, without names.</param>
public sealed record Rule(string Id, string Title, Severity Severity)
{
    /// <summary>The page that explains the rule, relative to the repository.</summary>
    public string Page => $"analyzers/rules/{Id}.md";
}

public enum Severity
{
    Info,
    Warning,
    Error,
}
