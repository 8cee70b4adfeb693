using System.CommandLine;
using Trestle.Tool.Commands;
using Trestle.Tool.Commands.Migrate;
using Trestle.Tool.Commands.Stores;

namespace Trestle.Tool;

/// <summary>The commands, one line each.</summary>
static class CommandLine
{
    public static int Run(string[] args, TextWriter output, TextWriter error)
    {
        var root = new RootCommand("Checks, mends and explains Trestle schemas, and writes the steps by which they change. "
            + "Exit codes: 0 success, 1 the schemas have errors, 2 wrong usage.")
        {
            NewCommand.Create(output),
            CheckCommand.Create(output, error),
            FormatCommand.Create(output, error),
            FixCommand.Create(output, error),
            FbsCommand.Create(output, error),
            DocCommand.Create(output, error),
            SqlCommand.Create(output, error),
            ImportCommand.Create(output, error),
            MigrateCommand.Create(output, error),
            SchemaCommand.Create(output),
            StatsCommand.Create(output),
        };
        var parsed = root.Parse(args);
        var invocation = new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false };
        try
        {
            var code = parsed.Invoke(invocation);
            return parsed.Errors.Count > 0 ? ExitCode.Usage : code;
        }
        catch (Exception failure) when (failure is UsageException or IOException or UnauthorizedAccessException)
        {
            error.WriteLine(failure.Message);
            return ExitCode.Usage;
        }
    }
}
