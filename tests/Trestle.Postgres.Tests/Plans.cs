using Trestle.Layout;
using Trestle.Postgres.Sessions;
using Trestle.Relational;
using Trestle.Sqlite.Tests.Mapped;

namespace Trestle.Postgres.Tests;

/// <summary>What the server itself says it will do for our statements, on a connection of ours.</summary>
public sealed class Plans : IDisposable
{
    static readonly SegmentForm[] Forms =
    [
        new(0, 0, LowBound.None, HighBound.None), new(0, 0, LowBound.AtLeast, HighBound.None), new(0, 0, LowBound.Greater, HighBound.Less),
        new(1, 0, LowBound.None, HighBound.None), new(1, 0, LowBound.None, HighBound.AtMost), new(1, 0, LowBound.AtLeast, HighBound.Less),
    ];

    readonly TemporaryDatabase database = new();
    readonly Server server;
    readonly Session session;
    readonly TableShape table = MappedSchema.Shape.Tables.First(shape => shape.Name == "rows");
    readonly TableStatements statements;

    public Plans()
    {
        MappedDb.Open(database.Store).Dispose();
        statements = new TableStatements(MappedSchema.Shape, table, PostgresDialect.Instance);
        server = new Server(database.ConnectionString, PostgresOptions.Default);
        var connecting = server.Connect(isAsync: false, CancellationToken.None);
        Assert.True(connecting.IsCompletedSuccessfully);
        session = connecting.Result;
    }

    public void Dispose()
    {
        session.Dispose();
        server.Dispose();
    }

    [Fact]
    public void No_range_of_a_key_or_an_index_sorts_or_reads_beside_it()
    {
        foreach (var index in Enumerable.Range(-1, table.Indexes.Count + 1))
        {
            foreach (var form in Forms.Where(form => form.Equal < statements.Order(index).Count))
            {
                foreach (var reverse in new[] { false, true })
                {
                    var plan = Explain(statements.Range(new RangeStatement(index, form, RangeVerb.Rows, reverse, true)));
                    Assert.Matches($"using \"?{(index < 0 ? "rows_pkey" : "rows_" + table.Indexes[index].Name)}\"? on rows", plan);
                    // Rows that a unique index does not tell apart, since a part of it is null, are sorted among themselves.
                    Assert.Equal(index >= 0 && table.Indexes[index].IsUnique, plan.Contains("Presorted Key", StringComparison.Ordinal));
                    Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
                    Assert.DoesNotContain("Bitmap", plan, StringComparison.Ordinal);
                    if (form != Forms[0])
                        Assert.Contains("Index Cond", plan, StringComparison.Ordinal);
                }
            }
        }
    }

    [Fact]
    public void Keys_and_included_fields_come_from_the_index_alone()
    {
        var byDay = table.Indexes.ToList().FindIndex(index => index.Name == "ByDay");
        Assert.Contains("Index Only Scan", Explain(statements.Range(new RangeStatement(byDay, Forms[4], RangeVerb.Entries, false, true))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_plan_is_made_once_for_each_connection() => Assert.Equal(
        ["force_generic_plan"], session.Ask("SELECT current_setting('plan_cache_mode')").Select(row => row[0]!));

    [Fact]
    public void A_name_is_a_name_whatever_it_holds()
    {
        const string Hostile = "x\"; DROP TABLE rows; --";
        var field = new FieldShape(Hostile, 1, "string", true, "\"'; DROP TABLE rows; --\\\\\"", null, null, null);
        var index = new IndexShape(Guid.NewGuid(), Hostile, [new(Hostile, true)], false, [],
            [new(Hostile, "!=", "\"'; DROP TABLE rows; --\\\\\"")]);
        var shape = new TableShape(Guid.NewGuid(), "t" + Hostile, "T", "cbor", false, [Hostile], [field], [index], [], []);
        var definition = new TableDefinition(new SchemaShape("S", [], [], [shape]), shape, PostgresDialect.Instance);
        session.Execute(definition.CreateTable());
        session.Execute(definition.CreateIndex(index));
        var hostile = new TableStatements(new SchemaShape("S", [], [], [shape]), shape, PostgresDialect.Instance);
        foreach (var text in new[] { hostile.Get, hostile.Insert, hostile.Upsert, hostile.Update, hostile.Delete,
            hostile.Range(new RangeStatement(0, Forms[0], RangeVerb.Entries, false, true)) })
            Explain(text);
        Assert.Equal(["rows"], database.Ask("SELECT relname FROM pg_class WHERE oid = 'rows'::regclass"));
    }

    [Fact]
    public void Names_that_the_server_would_cut_off_stay_apart()
    {
        var (one, other) = (new string('n', 70) + "1", new string('n', 70) + "2");
        Assert.NotEqual(PostgresDialect.Fit(one), PostgresDialect.Fit(other));
        Assert.Equal(63, PostgresDialect.Fit(one).Length);
        Assert.Equal(new string('n', 63), PostgresDialect.Fit(new string('n', 63)));
        Assert.True(System.Text.Encoding.UTF8.GetByteCount(PostgresDialect.Fit(new string('ä', 60))) <= 63);
    }

    // Prepared, and explained with nulls for its parameters, of which a generic plan knows nothing.
    string Explain(string sql)
    {
        session.Execute($"PREPARE explained AS {sql}");
        var count = int.Parse(session.Ask("SELECT cardinality(parameter_types)::text FROM pg_prepared_statements WHERE name = 'explained'")[0][0]!);
        var nulls = count == 0 ? "" : $"({string.Join(", ", Enumerable.Repeat("NULL", count))})";
        var plan = string.Join("\n", session.Ask($"EXPLAIN EXECUTE explained{nulls}").Select(row => row[0]));
        session.Execute("DEALLOCATE explained");
        return plan;
    }
}
