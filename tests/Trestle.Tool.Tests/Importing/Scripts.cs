using System.Runtime.CompilerServices;

namespace Trestle.Tool.Tests.Importing;

/// <summary>The files beside these tests.</summary>
static class Scripts
{
    /// <summary>The path of one of them.</summary>
    public static string PathOf(string file) => Path.Combine(Folder(), file);

    /// <summary>Compares a text with a file, or writes the file when golden files are to be rewritten.</summary>
    public static void Compare(string file, string actual)
    {
        if (Environment.GetEnvironmentVariable("TRESTLE_UPDATE_GOLDEN") == "1")
            File.WriteAllText(PathOf(file), actual);
        Assert.Equal(File.ReadAllText(PathOf(file)), actual);
    }

    static string Folder([CallerFilePath] string here = "") => Path.GetDirectoryName(here)!;
}
