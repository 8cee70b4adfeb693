using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace Trestle.Analyzers.Tests.Harness;

/// <summary>Marks at the end of lines, <c>// TRS4001</c>: what the rules must say there, and nothing else anywhere.</summary>
static partial class Marks
{
    public static IEnumerable<string> In(string name, string text) => text.Split('\n')
        .SelectMany((line, i) => Mark().Matches(line).SelectMany(mark => mark.Groups[1].Captures).Select(id => $"{name}({i + 1}): {id.Value}"));

    public static string Of(Diagnostic diagnostic)
    {
        var span = diagnostic.Location.GetLineSpan();
        return $"{span.Path.TrimStart('/')}({span.StartLinePosition.Line + 1}): {diagnostic.Id}";
    }

    [GeneratedRegex(@"// (?:(TRS\d{4}) ?)+$")]
    private static partial Regex Mark();
}
