using System.Text.RegularExpressions;
using Npgsql;
using Trestle.Postgres.Tests.Divided;

namespace Trestle.Postgres.Tests.Partitions;

/// <summary>A server that explains every statement it runs, and what it says.</summary>
public sealed partial class PlanLog : IDisposable
{
    const string Settings = "-c shared_preload_libraries=auto_explain -c auto_explain.log_min_duration=0 -c auto_explain.log_analyze=on "
        + "-c auto_explain.log_timing=off";

    readonly TemporaryServer server = TemporaryServer.Start(Settings);

    public DividedDb Open() => DividedDb.Open(PostgresStore.At(server.ConnectionString));

    public void Dispose() => server.Dispose();

    /// <summary>The partitions whose rows or indexes a body has looked into, by the plans as they were executed.</summary>
    /// <param name="next">Another statement of the transaction: the server logs a plan when the next statement takes its place.</param>
    /// <param name="body">What is looked at.</param>
    public List<string> Scanned(Action next, Action body)
    {
        next();
        var log = Path.Combine(server.Folder, "log");
        var before = new FileInfo(log).Length;
        body();
        next();
        using var stream = new FileStream(log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        stream.Position = before;
        var plans = new StreamReader(stream).ReadToEnd();
        return [.. Scan().Matches(plans).Where(match => !match.Value.Contains("never executed")).Select(match => match.Groups[1].Value).Distinct().Order()];
    }

    public void Execute(string sql)
    {
        using var connection = new NpgsqlConnection(server.ConnectionString);
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    [GeneratedRegex("Scan .*?on (\\w+_p[0-9]+) .*")]
    private static partial Regex Scan();
}
