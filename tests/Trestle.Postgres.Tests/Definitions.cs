using System.Diagnostics;
using Trestle.Layout;
using Trestle.Postgres.Tests.Divided;
using Trestle.Sqlite.Tests.First;
using Trestle.Sqlite.Tests.Mapped;
using Trestle.Sqlite.Tests.Referring;

namespace Trestle.Postgres.Tests;

/// <summary>The statements that a store gives to others, run by psql; what came of them is told by pg_dump.</summary>
public sealed class Definitions
{
    readonly TemporaryDatabase opened = new();
    readonly TemporaryDatabase made = new();

    [Fact]
    public void A_database_made_by_hand_is_the_one_that_opening_makes_and_is_opened_as_it_is()
    {
        Compare(FirstSchema.Shape, store => FirstDb.Open(store).Dispose());
        made.Fill(("a", 1));
    }

    [Fact]
    public void Every_type_is_defined() => Compare(MappedSchema.Shape, store => MappedDb.Open(store).Dispose());

    [Fact]
    public void References_are_defined() => Compare(ReferringSchema.Shape, store => ReferringDb.Open(store).Dispose());

    [Fact]
    public void Partitions_are_defined() => Compare(DividedSchema.Shape, store => DividedDb.Open(store).Dispose());

    void Compare(SchemaShape schema, Action<PostgresStore> open)
    {
        open(opened.Store);
        Run("psql", string.Concat(PostgresStore.Definition(schema).Select(statement => statement + ";\n")), "-q", "-v", "ON_ERROR_STOP=1");
        var tables = Dump(opened);
        Assert.Equal(tables, Dump(made));
        open(made.Store);
        Assert.Equal(tables, Dump(made));
    }

    string Dump(TemporaryDatabase database)
    {
        var tables = Run("pg_dump", "", "--schema-only", "--no-owner", "-n", database.Schema);
        var catalog = string.Concat(database.Ask("SELECT generation || ' ' || schema FROM trestle_catalog"));
        // Newer versions protect a dump by a key that is another each time.
        var lines = tables.Split('\n').Where(line => !line.StartsWith("\\restrict", StringComparison.Ordinal) && !line.StartsWith("\\unrestrict", StringComparison.Ordinal));
        return string.Join('\n', lines).Replace(database.Schema + ".", "", StringComparison.Ordinal).Replace(database.Schema, "?", StringComparison.Ordinal) + catalog;
    }

    string Run(string program, string input, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, ["-h", TemporaryDatabase.Server.Folder, "-U", "postgres", "-d", "postgres", .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        start.Environment["PGOPTIONS"] = "-c search_path=" + made.Schema;
        using var running = Process.Start(start)!;
        running.StandardInput.Write(input);
        running.StandardInput.Close();
        var output = running.StandardOutput.ReadToEnd();
        running.WaitForExit();
        Assert.Equal(0, running.ExitCode);
        return output;
    }
}
