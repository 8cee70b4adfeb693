using System.Runtime.CompilerServices;

namespace Trestle.Editor.Tests.Support;

/// <summary>Where the repository's files are.</summary>
static class Repository
{
    public static string Project { get; } = Find();

    public static string Schemas => Path.GetFullPath(Path.Combine(Project, "..", "..", "schemas"));

    public static string JsonSchema => Path.Combine(Schemas, "trestle.schema.json");

    static string Find([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, ".."));
}
