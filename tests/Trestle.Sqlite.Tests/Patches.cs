using System.Diagnostics.CodeAnalysis;
using Trestle.Patches;
using Trestle.Relational;
using Trestle.Sqlite.Tests.Mapped;

namespace Trestle.Sqlite.Tests;

/// <summary>What patches become: one statement, wherever SQLite has arithmetic for the form of the column.</summary>
public sealed class Patches : IDisposable
{
    static readonly RowKey Key = new(7, "p");

    readonly TemporaryStore store = new();

    public void Dispose() => store.Dispose();

    [Fact]
    public void A_patch_is_one_statement_that_gives_the_row_back()
    {
        Assert.Equal(
            """
            UPDATE "rows" SET "flag" = ?1, "tiny" = "tiny" + ?2, "data" = CAST("data" || ?3 AS BLOB), "owner" = NULL, "took" = "took" + ?4 WHERE
            "id" = ?5 AND "part" = ?6 AND "tiny" <= ?7 AND "took" >= ?8 RETURNING
            """.ReplaceLineEndings(" "),
            Text("rows", new RowPatch().SetFlag(true).AddTiny(1).AppendData([1]).ClearOwner().AddTook(TimeSpan.FromDays(-1))));
        Assert.Equal(
            """UPDATE "owners" SET "of" = NULL, "version" = "version" + 1 WHERE "id" = ?1 RETURNING""", Text("owners", new OwnerPatch().ClearOf()));
    }

    [Fact]
    public void What_SQLite_keeps_as_text_or_JSON_and_floats_have_no_sums_and_no_ends()
    {
        Assert.Null(Text("rows", new RowPatch().AddWide(1)));
        Assert.Null(Text("rows", new RowPatch().AddWider(1)));
        Assert.Null(Text("rows", new RowPatch().AddReal(1)));
        Assert.Null(Text("rows", new RowPatch().AddSingle(1)));
        Assert.Null(Text("rows", new RowPatch().AddFortune(1)));
        Assert.Null(Text("rows", new RowPatch().AppendWords("w")));
        Assert.Null(Text("rows", new RowPatch().PutMap("k", 1)));
        Assert.NotNull(Text("rows", new RowPatch().AddMoney(1).SetWords([]).SetReal(1).SetWide(1)));
    }

    [Fact]
    [SuppressMessage("Trestle.Transactions", "TRS4202", Justification = "What the test writes is undone at its end.")]
    public void A_program_may_make_more_forms_of_patches_than_are_kept_prepared()
    {
        using var db = MappedDb.Open(store.Store);
        using var tx = db.BeginWrite();
        tx.Rows.Insert(Row());
        var money = 0m;
        for (var form = 1; form < 256; form++)
        {
            var patch = new RowPatch().AddMoney(1);
            foreach (var (bit, change) in Changes)
                _ = (form & bit) == 0 ? patch : change(patch);
            Assert.Equal(++money, tx.Rows.Patch(Key, patch)!.Money);
        }
    }

    static IEnumerable<(int Bit, Func<RowPatch, RowPatch> Change)> Changes =>
    [
        (1, patch => patch.SetFlag(true)), (2, patch => patch.SetTiny(1)), (4, patch => patch.SetReal(1)), (8, patch => patch.SetWide(3)),
        (16, patch => patch.SetCode([1, 2])), (32, patch => patch.SetWords(["w"])), (64, patch => patch.SetColor(Color.Green)),
        (128, patch => patch.SetDoc(Json.Parse("1"))),
    ];

    // Without the names behind RETURNING.
    static string? Text<TRow>(string table, RowPatch<TRow> patch)
        where TRow : class
    {
        var shape = MappedSchema.Shape.Tables.First(shape => shape.Name == table);
        var text = new TableStatements(MappedSchema.Shape, shape, SqliteDialect.Instance).Patch(patch.Form)?.Sql;
        return text?[..(text.IndexOf("RETURNING", StringComparison.Ordinal) + "RETURNING".Length)];
    }

    static Row Row() => new()
    {
        Id = Key.Id,
        Part = Key.Part,
        Flag = false,
        Tiny = 0,
        Wide = 0,
        Wider = 0,
        Real = 0,
        Money = 0,
        Fortune = 0,
        Data = default,
        Code = [0, 0],
        At = default,
        Exact = default,
        Day = default,
        Hour = default,
        Took = default,
        Color = Color.Red,
        Doc = Json.Parse("0"),
        Words = [],
        Map = new Dictionary<string, int>(),
    };
}
