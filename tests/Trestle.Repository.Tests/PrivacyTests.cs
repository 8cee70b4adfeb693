using System.Text;
using System.Text.RegularExpressions;

namespace Trestle.Repository.Tests;

/// <summary>The repository speaks of the product alone: it names neither a machine it was written on nor where packages came from.</summary>
public sealed partial class PrivacyTests
{
    [Fact]
    public void No_file_names_a_home_folder_or_a_package_feed()
    {
        var found = from file in Repository.Files
                    from match in Forbidden().Matches(Text(file)).Cast<Match>()
                    select $"{file}: {match.Value}";
        Assert.Empty(found);
    }

    [Fact]
    public void No_file_is_left_with_something_to_do()
    {
        var found = from file in Repository.Files
                    where file.EndsWith(".cs", StringComparison.Ordinal) && !file.EndsWith(nameof(PrivacyTests) + ".cs", StringComparison.Ordinal)
                    where Unfinished().IsMatch(Text(file))
                    select file;
        Assert.Empty(found);
    }

    static string Text(string file) => Encoding.Latin1.GetString(File.ReadAllBytes(Path.Combine(Repository.Root, file)));

    [GeneratedRegex(@"(?<![\w.])/(root|home|Users|work)/[\w.-]+|registry\.\w+\.\w+|https?://[^\s/""]*(nuget|npm|artifactory|jfrog|debian)[^\s/""]*/\S*|""resolved"":")]
    private static partial Regex Forbidden();

    [GeneratedRegex(@"\bTODO\b|\bFIXME\b|NotImplementedException")]
    private static partial Regex Unfinished();
}
