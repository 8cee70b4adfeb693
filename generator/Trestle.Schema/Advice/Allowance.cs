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
        var texts = files.GroupBy(file => file.Source.Path, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First().Source.Text);
        return problems.Where(problem => !IsAllowed(problem, texts[problem.Span.Path]));
    }

    static bool IsAllowed(Problem problem, string text)
    {
        var start = StartOfLine(text, problem.Span.Start);
        if (Allows(LineAt(text, start), problem.Rule))
            return true;
        while (start > 0)
        {
            start = StartOfLine(text, start - 1);
            var line = LineAt(text, start);
            if (!line.TrimStart().StartsWith("#", StringComparison.Ordinal))
                return false;
            if (Allows(line, problem.Rule))
                return true;
        }
        return false;
    }

    static int StartOfLine(string text, int at) => at == 0 ? 0 : text.LastIndexOf('\n', at - 1) + 1;

    static string LineAt(string text, int start)
    {
        var end = text.IndexOf('\n', start);
        return text.Substring(start, (end < 0 ? text.Length : end) - start);
    }

    static bool Allows(string line, Rule rule) =>
        line.IndexOf('#') >= 0 && Form.Match(line) is { Success: true } match && match.Groups["ids"].Value.IndexOf(rule.Id, StringComparison.Ordinal) >= 0;
}
