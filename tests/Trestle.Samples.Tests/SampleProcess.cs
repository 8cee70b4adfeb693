using System.Diagnostics;

namespace Trestle.Samples.Tests;

/// <summary>A sample run as a program, the way a person runs it.</summary>
static class SampleProcess
{
    /// <summary>Runs the sample whose assembly has this type, to its end.</summary>
    public static (int Code, string Output, string Errors) Run(Type type, params string[] arguments) => RunIn(Path.GetTempPath(), type, arguments);

    /// <summary>As the other method, with another place for temporary files.</summary>
    public static (int Code, string Output, string Errors) RunIn(string temporary, Type type, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [type.Assembly.Location, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["TMPDIR"] = temporary },
        };
        using var sample = Process.Start(start)!;
        var errors = sample.StandardError.ReadToEndAsync();
        var output = sample.StandardOutput.ReadToEnd();
        sample.WaitForExit();
        return (sample.ExitCode, output, errors.Result);
    }
}
