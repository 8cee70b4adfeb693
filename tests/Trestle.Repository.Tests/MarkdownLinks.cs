using System.Text.RegularExpressions;

namespace Trestle.Repository.Tests;

static partial class MarkdownLinks
{
    /// <summary>The relative targets of a page's links, without their anchors. Code blocks are left out.</summary>
    public static IEnumerable<string> In(string page) =>
        from Match link in Link().Matches(Fence().Replace(page, ""))
        let target = link.Groups["target"].Value.Split('#')[0]
        where target.Length > 0 && !target.Contains("://", StringComparison.Ordinal)
        select target;

    [GeneratedRegex(@"\[[^\]\n]*\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("^```.*?^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();
}
