using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Trestle.Lmdb.Native;

/// <summary>Finds the native library: the one the package carries for this platform, then an installed one.</summary>
static class LmdbLibrary
{
    static readonly string[] InstalledNames = ["liblmdb.so.0", "liblmdb.so", "liblmdb.dylib", "lmdb.dll"];

    // The resolver must be in place before the first call, whichever type of this assembly is touched first.
#pragma warning disable CA2255
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Register() => NativeLibrary.SetDllImportResolver(typeof(LmdbLibrary).Assembly, Resolve);

    /// <summary>Throws <see cref="DllNotFoundException"/>, with the command that installs the library, when there is none.</summary>
    public static void Require()
    {
        if (Load(InstallAssembly) == 0)
            throw new DllNotFoundException(MissingMessage());
    }

    // A program that carries the library of several processors, but names them in no list that the host reads, has them here.
    static string BesideProgram => Path.Combine(
        AppContext.BaseDirectory, "runtimes", RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? "linux-arm64" : "linux-x64",
        "native", "liblmdb.so");

    static Assembly InstallAssembly => typeof(LmdbLibrary).Assembly;

    static nint Resolve(string name, Assembly assembly, DllImportSearchPath? searchPath) => name == Mdb.Library ? Load(assembly) : 0;

    static nint Load(Assembly assembly)
    {
        if (NativeLibrary.TryLoad(BesideProgram, out var beside))
            return beside;
        if (NativeLibrary.TryLoad(Mdb.Library, assembly, null, out var packaged))
            return packaged;
        foreach (var name in InstalledNames)
        {
            if (NativeLibrary.TryLoad(name, assembly, null, out var installed))
                return installed;
        }
        return 0;
    }

    public static string MissingMessage()
    {
        var command = OperatingSystem.IsMacOS() ? "brew install lmdb"
            : OperatingSystem.IsWindows() ? "vcpkg install lmdb, and put lmdb.dll beside the program"
            : "apt-get install liblmdb0";
        return $"The native library of LMDB is not installed on this machine. Install it: {command}.";
    }
}
