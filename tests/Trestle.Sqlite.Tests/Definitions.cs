using System.Diagnostics;
using Trestle.Layout;
using Trestle.Sqlite.Tests.First;
using Trestle.Sqlite.Tests.Mapped;
using Trestle.Sqlite.Tests.Papers;
using Trestle.Sqlite.Tests.Referring;

namespace Trestle.Sqlite.Tests;

/// <summary>The statements that a store gives to others, run by the program sqlite3.</summary>
public sealed class Definitions : IDisposable
{
    const string Everything = """
        SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM sqlite_master
        UNION ALL SELECT generation || ' ' || schema FROM trestle_catalog ORDER BY 1
        """;

    readonly TemporaryStore opened = new();
    readonly TemporaryStore made = new();

    public void Dispose()
    {
        opened.Dispose();
        made.Dispose();
    }

    [Fact]
    public void A_file_made_by_hand_is_the_one_that_opening_makes_and_is_opened_as_it_is()
    {
        Compare(FirstSchema.Shape, store => FirstDb.Open(store).Dispose());
        made.Fill(("a", 1));
    }

    [Fact]
    public void Every_type_is_defined() => Compare(MappedSchema.Shape, store => MappedDb.Open(store).Dispose());

    [Fact]
    public void Covering_and_partial_indexes_are_defined() => Compare(PapersSchema.Shape, store => PapersDb.Open(store).Dispose());

    [Fact]
    public void References_are_defined() => Compare(ReferringSchema.Shape, store => ReferringDb.Open(store).Dispose());

    void Compare(SchemaShape schema, Action<SqliteStore> open)
    {
        open(opened.Store);
        Run(string.Concat(SqliteStore.Definition(schema).Select(statement => statement + ";\n")));
        Assert.Equal(opened.Ask(Everything), made.Ask(Everything));
        open(made.Store);
        Assert.Equal(opened.Ask(Everything), made.Ask(Everything));
    }

    void Run(string sql)
    {
        using var program = Process.Start(new ProcessStartInfo("sqlite3", ["-bail", made.Path]) { RedirectStandardInput = true })!;
        program.StandardInput.Write(sql);
        program.StandardInput.Close();
        program.WaitForExit();
        Assert.Equal(0, program.ExitCode);
    }
}
