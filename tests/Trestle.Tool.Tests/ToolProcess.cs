using System.Diagnostics;

namespace Trestle.Tool.Tests;

/// <summary>What a program wrote, and how it ended.</summary>
sealed record ToolProcess(int Code, string Output, string Errors)
{
    /// <summary>Runs the built tool.</summary>
    public static ToolProcess Run(params string[] words) =>
        Start(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet", "", null,
            ["exec", Path.Combine(AppContext.BaseDirectory, "trestle.dll"), .. words]);

    /// <summary>Runs any program.</summary>
    public static ToolProcess Start(string program, string input, Action<ProcessStartInfo>? prepare, params string[] words)
    {
        var start = new ProcessStartInfo(program, words)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
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
