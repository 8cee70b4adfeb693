using System.Text.RegularExpressions;
using Trestle.Schema.Rules;

namespace Trestle.Schema.Advice;

/// <summary>
/// <c># allow TRS2101: accounts are never deleted</c>, behind what the advice is about or on a line of its own before it. Without a
/// reason it does not count.
/// </summary>
static class Allowance
{
    static readonly Regex Form = new(@"(^|\s)#\s*allow\s+(?<ids>TRS21\d\d(\s*,\s*TRS21\d\d)*)\s*:\s*\S", RegexOptions.CultureInvariant);

    /// <summary>The problems that no comment allows.</summary>
    public static IEnumerable<Problem> Leave(IEnumerable<Problem> problems, IEnumerable<ParsedFile> files)
    {
        var lines = new Dictionary<string, string[]>(StringComparer.Ordinal);
        var texts = files.GroupBy(file => file.Source.Path, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First().Source.Text);
        return problems.Where(problem => !IsAllowed(problem, Lines(problem.Span.Path)));

        string[] Lines(string path)
        {
            if (!lines.TryGetValue(path, out var found))
                lines.Add(path, found = texts[path].Split('\n'));
            return found;
        }
    }

    static bool IsAllowed(Problem problem, string[] lines)
    {
        if (problem.Span.Line >= lines.Length)
            return false;
        if (Allows(lines[problem.Span.Line], problem.Rule))
            return true;
        for (var line = problem.Span.Line - 1; line >= 0 && lines[line].TrimStart().StartsWith("#", StringComparison.Ordinal); line--)
        {
            if (Allows(lines[line], problem.Rule))
                return true;
        }
        return false;
    }

    static bool Allows(string line, Rule rule) =>
        line.IndexOf('#') >= 0 && Form.Match(line) is { Success: true } match && match.Groups["ids"].Value.IndexOf(rule.Id, StringComparison.Ordinal) >= 0;
}
