using Trestle.Layout;
using Trestle.Relational;
using Trestle.Sqlite.Native;
using Trestle.Sqlite.Tests.Mapped;

namespace Trestle.Sqlite.Tests;

/// <summary>What SQLite itself says it will do for our statements.</summary>
public sealed class Plans : IDisposable
{
    static readonly SegmentForm[] Forms =
    [
        new(0, 0, LowBound.None, HighBound.None), new(0, 0, LowBound.AtLeast, HighBound.None), new(0, 0, LowBound.Greater, HighBound.Less),
        new(1, 0, LowBound.None, HighBound.None), new(1, 0, LowBound.None, HighBound.AtMost), new(1, 0, LowBound.AtLeast, HighBound.Less),
    ];

    readonly TemporaryStore store = new();

    public Plans() => MappedDb.Open(store.Store).Dispose();

    public void Dispose() => store.Dispose();

    [Fact]
    public void No_range_of_a_key_or_an_index_sorts_or_reads_beside_it()
    {
        var table = MappedSchema.Shape.Tables.First(shape => shape.Name == "rows");
        var statements = new TableStatements(MappedSchema.Shape, table, SqliteDialect.Instance);
        foreach (var index in Enumerable.Range(-1, table.Indexes.Count + 1))
        {
            foreach (var form in Forms.Where(form => form.Equal < statements.Order(index).Count))
            {
                foreach (var reverse in new[] { false, true })
                {
                    var plan = Explain(statements.Range(new RangeStatement(index, form, RangeVerb.Rows, reverse, false)));
                    // Rows that a unique index does not tell apart, since a part of it is null, are sorted among themselves.
                    if (index >= 0 && table.Indexes[index].IsUnique)
                        plan.Remove("USE TEMP B-TREE FOR RIGHT PART OF ORDER BY");
                    Assert.All(plan, step => Assert.Contains("USING INDEX", step, StringComparison.Ordinal));
                    if (form != Forms[0])
                        Assert.All(plan, step => Assert.StartsWith("SEARCH", step, StringComparison.Ordinal));
                }
            }
        }
    }

    [Fact]
    public void Keys_and_included_fields_come_from_the_index_alone()
    {
        var table = MappedSchema.Shape.Tables.First(shape => shape.Name == "rows");
        var statements = new TableStatements(MappedSchema.Shape, table, SqliteDialect.Instance);
        var byDay = table.Indexes.ToList().FindIndex(index => index.Name == "ByDay");
        var plan = Explain(statements.Range(new RangeStatement(byDay, Forms[4], RangeVerb.Entries, false, false)));
        Assert.Contains("COVERING INDEX rows_ByDay", Assert.Single(plan), StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_is_a_name_whatever_it_holds()
    {
        const string Hostile = "x\"; DROP TABLE rows; --";
        var field = new FieldShape(Hostile, 1, "string", true, "\"'; DROP TABLE rows; --\"", null, null, null);
        var index = new IndexShape(Guid.NewGuid(), Hostile, [new(Hostile, true)], false, [],
            [new(Hostile, "!=", "\"'; DROP TABLE rows; --\"")]);
        var table = new TableShape(Guid.NewGuid(), "t" + Hostile, "T", "cbor", false, [Hostile], [field], [index], [], []);
        var definition = new TableDefinition(new SchemaShape("S", [], [], [table]), table, SqliteDialect.Instance);
        store.Execute(definition.CreateTable());
        store.Execute(definition.CreateIndex(index));
        var statements = new TableStatements(new SchemaShape("S", [], [], [table]), table, SqliteDialect.Instance);
        foreach (var text in new[] { statements.Get, statements.Insert, statements.Upsert, statements.Update, statements.Delete,
            statements.Range(new RangeStatement(0, Forms[0], RangeVerb.Entries, false, true)) })
            Explain(text);
        Assert.Equal(["rows"], store.Ask("SELECT name FROM sqlite_master WHERE name = 'rows'"));
    }

    List<string> Explain(string sql)
    {
        using var connection = Connection.Open(store.Path, Sqlite3.OpenReadWrite, 5000);
        using var statement = connection.Prepare("EXPLAIN QUERY PLAN " + sql);
        var steps = new List<string>();
        while (statement.Step())
        {
            var columns = statement.Read();
            (_, _, _) = (columns.Int64(), columns.Int64(), columns.Int64());
            steps.Add(columns.Text());
        }
        return steps;
    }
}
