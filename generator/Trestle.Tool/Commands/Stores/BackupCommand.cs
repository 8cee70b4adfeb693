using System.CommandLine;
using System.Globalization;
using Trestle.Tool.Stores;
using Trestle.Tool.Terminal;

namespace Trestle.Tool.Commands.Stores;

/// <summary><c>trestle backup</c>: a compact, consistent copy of an embedded store.</summary>
static class BackupCommand
{
    public static Command Create(TextWriter output, TextWriter error)
    {
        var options = new StoreOptions();
        var path = new Argument<string>("file") { Description = "The file to write, which must not be there yet." };
        var command = options.Command(
            "backup",
            "Writes a compact, consistent copy of an LMDB or SQLite store while it is read and written. Of a PostgreSQL store, use 'copy' or pg_dump.");
        command.Add(path);
        command.SetAction(parsed => Run(options.AddressOf(parsed), options, parsed, parsed.GetValue(path)!, output, error));
        return command;
    }

    static int Run(StoreAddress address, StoreOptions options, ParseResult parsed, string path, TextWriter output, TextWriter error)
    {
        if (address.Sort == StoreSort.Postgres)
            throw new UsageException($"{address.Place} is on a server. Use 'trestle copy' to bring its rows into a file, or pg_dump.");
        if (File.Exists(path))
            throw new UsageException($"There is a file '{path}' already. Choose another name, or remove it first.");
        using (var database = options.Open(parsed, isReadOnly: true))
        using (var line = new ProgressLine(error))
            database.Database.Backup(path, new LineProgress<long>(bytes => line.Report("bytes written", bytes)));
        var bytes = new FileInfo(path).Length;
        if (parsed.GetValue(options.Json))
            JsonOutput.Object(output, json =>
            {
                json.WriteString("path", path);
                json.WriteNumber("bytes", bytes);
            });
        else
            error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{bytes:N0} bytes written to {path}."));
        return ExitCode.Success;
    }
}
