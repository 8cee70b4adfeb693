using Trestle.Torture.Children;

namespace Trestle.Torture.Fuzz;

/// <summary>A folder with this program, in which what reads input is instrumented. It is gone when it is disposed.</summary>
sealed class InstrumentedProgram : IDisposable
{
    // What reads, and the code that is generated for the tables of the targets.
    static readonly string[] Instrumented = ["Trestle.Runtime.dll", "Trestle.Schema.dll", "Trestle.Contract.Tests.dll"];

    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("trestle-fuzz-");

    public InstrumentedProgram()
    {
        var program = typeof(Child).Assembly.Location;
        foreach (var path in Directory.GetFileSystemEntries(Path.GetDirectoryName(program)!))
        {
            if (path == program)
                File.Copy(path, At(path));
            else if (Instrumented.Contains(Path.GetFileName(path)))
                Instrumentation.Write(path, At(path));
            else
                File.CreateSymbolicLink(At(path), path);
        }
        Program = At(program);
    }

    /// <summary>What is started.</summary>
    public string Program { get; }

    /// <summary>The file into which the child of a target puts each input before it takes it.</summary>
    public string InputOf(FuzzTarget target) => At(target.Name + ".input");

    public void Dispose() => folder.Delete(recursive: true);

    string At(string path) => Path.Combine(folder.FullName, Path.GetFileName(path));
}
