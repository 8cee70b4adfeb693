using System.Diagnostics;
using System.Text;

namespace Trestle.Tool.Tests;

/// <summary>What a program wrote, and how it ended.</summary>
sealed record ToolProcess(int Code, string Output, string Errors)
{
    /// <summary>Runs the built tool.</summary>
    public static ToolProcess Run(params string[] words) => Run("", new Dictionary<string, string?>(), words);

    /// <summary>Runs the built tool with an input and with variables of the environment, null for one that it is not to have.</summary>
    public static ToolProcess Run(string input, IReadOnlyDictionary<string, string?> environment, params string[] words) =>
        Start(
            Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet", input,
            start =>
            {
                foreach (var (name, value) in environment)
                    start.Environment[name] = value;
            },
            ["exec", Path.Combine(AppContext.BaseDirectory, "trestle.dll"), .. words]);

    /// <summary>Runs any program.</summary>
    public static ToolProcess Start(string program, string input, Action<ProcessStartInfo>? prepare, params string[] words)
    {
        var start = new ProcessStartInfo(program, words)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        };
        prepare?.Invoke(start);
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        process.WaitForExit();
        return new(process.ExitCode, output.GetAwaiter().GetResult(), errors.GetAwaiter().GetResult());
    }
}
