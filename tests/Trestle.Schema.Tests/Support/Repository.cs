using System.Runtime.CompilerServices;

namespace Trestle.Schema.Tests.Support;

/// <summary>Where the repository's files are.</summary>
static class Repository
{
    public static string Root { get; } = Find();

    public static string Conformance => Path.Combine(Root, "schemas", "conformance");

    static string Find([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));
}
