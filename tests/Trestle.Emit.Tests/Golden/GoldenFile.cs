using System.Runtime.CompilerServices;

namespace Trestle.Emit.Tests.Golden;

/// <summary>
/// An expected text in a <c>.verified</c> file. What differs lands beside it as <c>.received</c>; with
/// <c>TRESTLE_UPDATE_GOLDEN=1</c> in the environment it becomes the expected text instead.
/// </summary>
static class GoldenFile
{
    /// <param name="name">Of the file, with its extension: <c>Commit.cs</c> is kept in <c>Commit.verified.cs</c>.</param>
    /// <param name="actual">What was emitted.</param>
    /// <param name="test">The file of the test: the expected texts are in <c>Golden/</c> below its folder.</param>
    public static void Verify(string name, string actual, [CallerFilePath] string test = "")
    {
        var folder = Path.Combine(Path.GetDirectoryName(test)!, "Golden");
        var verified = Path.Combine(folder, WithMark(name, "verified"));
        var received = Path.Combine(folder, WithMark(name, "received"));
        var expected = File.Exists(verified) ? File.ReadAllText(verified) : "";
        if (expected == actual)
        {
            File.Delete(received);
            return;
        }
        Directory.CreateDirectory(folder);
        if (Environment.GetEnvironmentVariable("TRESTLE_UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(verified, actual);
            return;
        }
        File.WriteAllText(received, actual);
        Assert.Fail(
            $"{name} is not as expected, first in {FirstDifference(expected, actual)}. "
            + $"Compare {received} with its .verified file; run with TRESTLE_UPDATE_GOLDEN=1 to accept it.");
    }

    static string WithMark(string name, string mark) => $"{Path.GetFileNameWithoutExtension(name)}.{mark}{Path.GetExtension(name)}";

    static string FirstDifference(string expected, string actual)
    {
        var (left, right) = (expected.Split('\n'), actual.Split('\n'));
        var line = 0;
        while (line < left.Length && line < right.Length && left[line] == right[line])
            line++;
        return $"line {line + 1}:\n- {left.ElementAtOrDefault(line)}\n+ {right.ElementAtOrDefault(line)}\n";
    }
}
