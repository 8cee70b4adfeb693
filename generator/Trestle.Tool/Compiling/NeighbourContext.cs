using System.Reflection;
using System.Runtime.Loader;

namespace Trestle.Tool.Compiling;

/// <summary>
/// Loads an assembly with those beside it; the runtime and its stores are the tool's own, so that both mean the same types.
/// </summary>
sealed class NeighbourContext(string path) : AssemblyLoadContext("user")
{
    readonly AssemblyDependencyResolver resolver = new(Path.GetFullPath(path));
    readonly string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (assemblyName.Name is null || assemblyName.Name.StartsWith("Trestle.", StringComparison.Ordinal) && IsOwn(assemblyName))
            return null;
        var beside = resolver.ResolveAssemblyToPath(assemblyName) ?? Path.Combine(folder, assemblyName.Name + ".dll");
        return File.Exists(beside) ? LoadFromAssemblyPath(beside) : null;
    }

    static bool IsOwn(AssemblyName name) => File.Exists(Path.Combine(AppContext.BaseDirectory, name.Name + ".dll"));
}
