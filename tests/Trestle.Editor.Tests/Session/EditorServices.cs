using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace Trestle.Editor.Tests.Session;

/// <summary>Where the assemblies of an editor for C# lie, and what the session's project is built with, as the build wrote it down.</summary>
static class EditorServices
{
    static readonly string[] Lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "session.txt"));

    public static IEnumerable<string> Analyzers => Of("analyzer ");

    /// <summary>The store, and beside it the runtime.</summary>
    public static IEnumerable<string> References =>
        Of("reference ").SelectMany(path => new[] { path, Path.Combine(Path.GetDirectoryName(path)!, "Trestle.Runtime.dll") });

    // Before anything here names a type of theirs.
    [ModuleInitializer]
    internal static void Resolve() => AssemblyLoadContext.Default.Resolving += (context, name) => Load(context, Path.Combine(Lines[0], name.Name + ".dll"));

    static Assembly? Load(AssemblyLoadContext context, string path) => File.Exists(path) ? context.LoadFromAssemblyPath(path) : null;

    static IEnumerable<string> Of(string kind) =>
        Lines.Where(line => line.StartsWith(kind, StringComparison.Ordinal)).Select(line => line[kind.Length..]).Distinct();
}
