using Trestle.Patches;
using Trestle.Relational;
using Trestle.Sqlite.Tests.Mapped;

namespace Trestle.Postgres.Tests;

/// <summary>What patches become: one statement for every type, whose parameters are of the kinds that it says.</summary>
public sealed class Patches
{
    [Fact]
    public void A_patch_is_one_statement_that_gives_the_row_back()
    {
        var text = Text(new RowPatch().SetFlag(true).AddTiny(1).AddWide(-1).AddSingle(2).AppendData([1]).AddTook(TimeSpan.FromDays(-1)).AppendWords("w").PutMap("k", 1));
        Assert.Equal(
            """
            UPDATE "rows" SET "flag" = $1, "tiny" = "tiny" + $2, "wide" = "wide" - $3,
            "single" = CASE "single" WHEN '-1e-45'::real THEN $4 ELSE "single" + $4 END, "data" = "data" || $5, "took" = "took" + $6,
            "words" = "words" || $7, "map" = "map" || $8 WHERE "id" = $9 AND "part" = $10 AND "tiny" <= $11 AND "wide" >= $12
            AND ("single" IS NULL OR "single" <= $13) AND "took" >= $14 RETURNING
            """.ReplaceLineEndings(" "),
            text.Sql[..(text.Sql.IndexOf("RETURNING", StringComparison.Ordinal) + "RETURNING".Length)]);
        Assert.Equal(
            [
                ColumnKind.Bool, ColumnKind.Int64, ColumnKind.UInt128, ColumnKind.Float32, ColumnKind.Binary, ColumnKind.Duration, ColumnKind.Document,
                ColumnKind.Document, ColumnKind.UInt64, ColumnKind.Text, ColumnKind.Int64, ColumnKind.UInt128, ColumnKind.Float32, ColumnKind.Duration,
            ],
            text.Parameters);
    }

    [Fact]
    public void Only_what_may_break_a_check_needs_a_savepoint()
    {
        Assert.False(Text(new RowPatch().SetTiny(5).SetData([1, 2, 3, 4]).AddMoney(1).AppendWords("w")).CanBreakCheck);
        Assert.True(Text(new RowPatch().AddTiny(1)).CanBreakCheck);
        Assert.True(Text(new RowPatch().SetTiny(5).AddTiny(1)).CanBreakCheck);
        Assert.True(Text(new RowPatch().AppendData([1])).CanBreakCheck);
        Assert.True(Text(new RowPatch().SetData([1, 2, 3, 4]).AppendData([5])).CanBreakCheck);
    }

    static PatchText Text(RowPatch<Row> patch)
    {
        var table = MappedSchema.Shape.Tables.First(shape => shape.Name == "rows");
        return new TableStatements(MappedSchema.Shape, table, PostgresDialect.Instance).Patch(patch.Form)!;
    }
}
