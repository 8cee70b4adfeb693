using Microsoft.CodeAnalysis.Diagnostics;

namespace Trestle.Generator;

/// <summary>Who sees the types of a project's schemas: everybody, unless the project says <c>TrestleAccess=internal</c>.</summary>
static class TypeAccess
{
    const string Property = "build_property.TrestleAccess";
    const string Internal = "internal";

    // Only types begin a line without an indent: those of a file stand in its one namespace, and JSON is one line.
    const string PublicType = "\npublic ";
    const string InternalType = "\ninternal ";

    public static bool IsInternal(AnalyzerConfigOptions options) =>
        options.TryGetValue(Property, out var access) && string.Equals(access, Internal, StringComparison.OrdinalIgnoreCase);

    /// <summary>The text of a file with its types seen by its own assembly alone.</summary>
    public static string MakeInternal(string text) => text.Replace(PublicType, InternalType);
}
