using System.Text.RegularExpressions;

namespace Trestle.Package.Tests;

/// <summary>The example in the README: its code blocks, in their order, are a project file, a schema, a program and its output.</summary>
sealed partial record ReadmeExample(string Project, string Schema, string Program, string Output)
{
    public static ReadmeExample Read()
    {
        var text = File.ReadAllText(Path.Combine(PackageFeed.RepositoryRoot, "README.md"));
        return new ReadmeExample(Block(text, "xml"), Block(text, "yaml"), Block(text, "csharp"), Block(text, "text").Trim());
    }

    static string Block(string text, string language) =>
        Fence().Matches(text).First(match => match.Groups["language"].Value == language).Groups["code"].Value;

    [GeneratedRegex(@"^```(?<language>\w+)\n(?<code>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();
}
