using System.Diagnostics;
using System.Text;

namespace Trestle.Codec.Tests.Oracles;

/// <summary>The reference implementation of FlatBuffers, run over a folder of files at a time.</summary>
sealed class Flatc : IDisposable
{
    const string Schema = "row.fbs";

    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("trestle-flatc");

    public Flatc(string schema) => File.WriteAllText(Path.Combine(folder.FullName, Schema), schema);

    /// <summary>What flatc reads out of binary rows, as JSON.</summary>
    public IReadOnlyList<string> ToJson(IReadOnlyList<byte[]> rows)
    {
        for (var i = 0; i < rows.Count; i++)
            File.WriteAllBytes(PathOf(i, "bin"), rows[i]);
        Run(["--json", "--raw-binary", "--strict-json", Schema, "--", .. Names(rows.Count, "bin")]);
        return [.. Enumerable.Range(0, rows.Count).Select(i => File.ReadAllText(PathOf(i, "json")))];
    }

    /// <summary>The binary rows that flatc makes of JSON.</summary>
    public IReadOnlyList<byte[]> ToBinary(IReadOnlyList<string> rows)
    {
        for (var i = 0; i < rows.Count; i++)
            File.WriteAllText(PathOf(i, "json"), rows[i], new UTF8Encoding(false));
        Run(["--binary", "--strict-json", Schema, .. Names(rows.Count, "json")]);
        return [.. Enumerable.Range(0, rows.Count).Select(i => File.ReadAllBytes(PathOf(i, "bin")))];
    }

    public void Dispose() => folder.Delete(recursive: true);

    static IEnumerable<string> Names(int count, string extension) => Enumerable.Range(0, count).Select(i => $"row{i}.{extension}");

    string PathOf(int row, string extension) => Path.Combine(folder.FullName, $"row{row}.{extension}");

    void Run(IEnumerable<string> arguments) => Tool.Run("flatc", "apt-get install flatbuffers-compiler", arguments, folder.FullName, "");
}

/// <summary>A program that a test needs. Its absence fails the test with the command that installs it.</summary>
static class Tool
{
    public static string Run(string program, string install, IEnumerable<string> arguments, string folder, string input)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Start(start, install);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{program} failed. Is it all there ({install})?\n{output.Result}{errors.Result}");
        return output.Result;
    }

    static Process Start(ProcessStartInfo start, string install)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception error)
        {
            throw new InvalidOperationException($"'{start.FileName}' is not installed. Run: {install}", error);
        }
    }
}
