using System.Diagnostics;

namespace Trestle.Package.Tests;

/// <summary>Runs programs, and fails the test with all they said when they fail.</summary>
static class Programs
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public static string Run(string folder, string program, params string[] arguments)
    {
        var (code, output) = TryRun(folder, program, arguments);
        Assert.True(code == 0, $"{program} {string.Join(' ', arguments)} in {folder} ended with {code}:\n{output}");
        return output;
    }

    public static (int Code, string Output) TryRun(string folder, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // What the test's own build put into the environment is not what a user's shell has.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        start.Environment["DOTNET_NOLOGO"] = "1";

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(Patience))
            process.Kill(entireProcessTree: true);
        return (process.ExitCode, output.Result + errors.Result);
    }
}
