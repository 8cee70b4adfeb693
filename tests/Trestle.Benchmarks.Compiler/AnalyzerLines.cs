using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Trestle.Benchmarks.Compiler;

/// <summary>What the rules on C# add to a build, as <c>tests/cost</c> finds it.</summary>
internal static partial class AnalyzerLines
{
    const double MostPercent = 5;

    public static IEnumerable<Line> Run()
    {
        var start = new ProcessStartInfo(Path.Combine(Tests(), "cost")) { RedirectStandardOutput = true };
        using var cost = Process.Start(start)!;
        var output = cost.StandardOutput.ReadToEnd();
        cost.WaitForExit();
        var share = Share().Match(output);
        if (!share.Success)
            throw new InvalidOperationException($"'tests/cost' did not tell the share of the rules. It said: {output}");
        var percent = double.Parse(share.Groups[1].Value, CultureInfo.InvariantCulture);
        yield return Line.OfLimit("compiler", "rules on C#, share of a build", percent, MostPercent, Text);
    }

    static string Tests()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Schema.sln")))
            folder = folder.Parent;
        return folder is not null
            ? Path.Combine(folder.FullName, "tests")
            : throw new DirectoryNotFoundException("The benchmarks do not lie in the repository. Run them from there.");
    }

    static string Text(double percent) => percent.ToString("0.0", CultureInfo.InvariantCulture) + " %";

    [GeneratedRegex("the rules add (-?[0-9.]+) %")]
    private static partial Regex Share();
}
