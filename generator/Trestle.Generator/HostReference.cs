using Microsoft.CodeAnalysis;

namespace Trestle.Generator;

/// <summary>Whether a compilation refers to the package that adds databases to the services of a host.</summary>
static class HostReference
{
    const string Assembly = "Trestle.Hosting";

    public static bool IsIn(Compilation compilation)
    {
        foreach (var name in compilation.ReferencedAssemblyNames)
        {
            if (name.Name == Assembly)
                return true;
        }
        return false;
    }
}
