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
            + "Works on stores without the program that made them. Exit codes: 0 success; 1 schemas, rows or a store have faults, which were "
            + "told; 2 wrong usage, or a file is missing; 3 the store cannot be opened or refuses.")
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
            DiffCommand.Create(output, error),
            StatsCommand.Create(output),
            DumpCommand.Create(output, error),
            LoadCommand.Create(output, error),
            VerifyCommand.Create(output, error),
            BackupCommand.Create(output, error),
            CopyCommand.Create(output, error),
        };
        var parsed = root.Parse(args);
        var invocation = new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false };
        try
        {
            var code = parsed.Invoke(invocation);
            return parsed.Errors.Count > 0 ? ExitCode.Usage : code;
        }
        catch (Exception failure) when (failure is UsageException or IOException or UnauthorizedAccessException or TrestleException or NotSupportedException)
        {
            if (args.Contains("--json"))
                JsonOutput.Object(output, json => json.WriteString("error", failure.Message));
            error.WriteLine(failure.Message);
            return failure is TrestleException or NotSupportedException ? ExitCode.Store : ExitCode.Usage;
        }
    }
}
