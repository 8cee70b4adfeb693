using System.Diagnostics;
using System.Globalization;

namespace Trestle.Benchmarks.Zlmdb;

/// <summary>A process of Python that does with zlmdb what it is told, and is told the next thing when it is done.</summary>
internal sealed class PythonSide : IDisposable
{
    readonly TemporaryFolder folder = new();
    readonly Process process;

    public PythonSide(int rowCount)
    {
        Start("flatc", "--python", "-o", folder.Path, Program("event.fbs")).WaitForExit();
        process = Start("/usr/bin/python3", Program("zlmdb_side.py"), folder.Path, rowCount.ToString(CultureInfo.InvariantCulture));
        Version = Answer().Split(' ')[^1];
    }

    public string Version { get; }

    /// <summary>Does something so many times, and returns what it counted.</summary>
    public int Do(string codec, string verb, int count)
    {
        process.StandardInput.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{codec} {verb} {count}"));
        process.StandardInput.Flush();
        return int.Parse(Answer(), CultureInfo.InvariantCulture);
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
        folder.Dispose();
    }

    string Answer() => process.StandardOutput.ReadLine()
        ?? throw new InvalidOperationException("The Python of zlmdb has ended. Its error is printed above.");

    Process Start(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.Environment["TMPDIR"] = folder.Path;
        return Process.Start(start)!;
    }

    static string Program(string name) => Path.Combine(AppContext.BaseDirectory, name);
}
