using System.Text.RegularExpressions;

namespace Trestle.Tool.Tests;

static partial class Ids
{
    public static IEnumerable<string> In(string text) => Id().Matches(text).Select(match => match.Value);

    /// <summary>The text without any id, in whatever style it stands there.</summary>
    public static string TakenOut(string text) => FlowId().Replace(Line().Replace(text, ""), "");

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Id();

    [GeneratedRegex(@"^ +id: [0-9a-f-]{36}\r?\n", RegexOptions.Multiline)]
    private static partial Regex Line();

    [GeneratedRegex(@"(?<=\{)( id: [0-9a-f-]{36},|id: [0-9a-f-]{36}, )")]
    private static partial Regex FlowId();
}
