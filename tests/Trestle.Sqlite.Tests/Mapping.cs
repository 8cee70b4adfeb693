using System.Diagnostics.CodeAnalysis;
using Trestle.Sqlite.Tests.Mapped;

namespace Trestle.Sqlite.Tests;

public sealed class Mapping : IDisposable
{
    readonly TemporaryStore store = new();
    readonly MappedDb db;

    public Mapping() => db = MappedDb.Open(store.Store);

    public void Dispose()
    {
        db.Dispose();
        store.Dispose();
    }

    [Fact]
    public void Every_type_has_the_column_that_the_page_says()
    {
        Insert(Row(1));
        Assert.Equal(
            [
                "00000000000000000001", "p", "1 integer", "-5 integer", "000000000000000000000000000000000000009",
                "000000000000000000000000000000000000000000000000000000000000000000000000000010", "0.5 real", "null", "1250 integer",
                "p000000000000000000000007.2500", "0A0B blob", "0102 blob", "null",
                "1767225600000001 integer", "1767225600000000002 integer", "2026-01-31", "3600000000 integer", "-1000000 integer",
                "2 integer", "{\"a\":1}", "{\"x\":1,\"y\":null}", "[\"a\",\"b\"]", "{\"k\":1}",
            ],
            store.Ask("""
                WITH r AS (SELECT * FROM rows) SELECT value FROM (
                SELECT 1 n, id value FROM r
                UNION ALL SELECT 2, part FROM r
                UNION ALL SELECT 3, flag || ' ' || typeof(flag) FROM r
                UNION ALL SELECT 4, tiny || ' ' || typeof(tiny) FROM r
                UNION ALL SELECT 5, wide FROM r
                UNION ALL SELECT 6, wider FROM r
                UNION ALL SELECT 7, real || ' ' || typeof(real) FROM r
                UNION ALL SELECT 8, coalesce(single, 'null') FROM r
                UNION ALL SELECT 9, money || ' ' || typeof(money) FROM r
                UNION ALL SELECT 10, fortune FROM r
                UNION ALL SELECT 11, hex(data) || ' ' || typeof(data) FROM r
                UNION ALL SELECT 12, hex(code) || ' ' || typeof(code) FROM r
                UNION ALL SELECT 13, coalesce(owner, 'null') FROM r
                UNION ALL SELECT 14, at || ' ' || typeof(at) FROM r
                UNION ALL SELECT 15, exact || ' ' || typeof(exact) FROM r
                UNION ALL SELECT 16, day FROM r
                UNION ALL SELECT 17, hour || ' ' || typeof(hour) FROM r
                UNION ALL SELECT 18, took || ' ' || typeof(took) FROM r
                UNION ALL SELECT 19, color || ' ' || typeof(color) FROM r
                UNION ALL SELECT 20, doc FROM r
                UNION ALL SELECT 21, point FROM r
                UNION ALL SELECT 22, words FROM r
                UNION ALL SELECT 23, map FROM r) ORDER BY n
                """));
        using var tx = db.BeginRead();
        Assert.Equal(Row(1), tx.Rows.Get(new(1, "p")));
    }

    [Theory]
    [InlineData("tiny = 6")]
    [InlineData("flag = 2")]
    [InlineData("color = 3")]
    [InlineData("code = X'010203'")]
    [InlineData("data = X'0102030405'")]
    [InlineData("real = -0.1")]
    [InlineData("part = 'a text that is longer than twenty bytes'")]
    [InlineData("owner = X'00'")]
    [InlineData("day = NULL")]
    public void Another_tool_cannot_write_what_the_schema_forbids(string change)
    {
        Insert(Row(1));
        Assert.Throws<StoreException>(() => store.Execute($"UPDATE rows SET {change}"));
    }

    [Theory]
    [InlineData("day = 'tomorrow'")]
    [InlineData("words = '[1'")]
    [InlineData("point = '{\"z\":1}'")]
    [InlineData("at = 'noon'")]
    [InlineData("fortune = '12'")]
    [InlineData("wide = 'many'")]
    [InlineData("doc = '{'")]
    public void What_another_tool_has_spoilt_is_a_typed_error(string change)
    {
        Insert(Row(1));
        store.Execute($"UPDATE rows SET {change}");
        using var tx = db.BeginRead();
        Assert.Throws<CorruptRecordException>(() => tx.Rows.Get(new(1, "p")));
    }

    [Fact]
    public void Negative_decimals_and_the_zeros_of_floats_keep_their_order_and_their_sign()
    {
        decimal[] fortunes = [-999_999_999_999_999_999_999_999.9999m, -2.5m, -0.0001m, 0m, 0.0001m, 2.5m,
            999_999_999_999_999_999_999_999.9999m];
        using (var tx = db.BeginWrite())
        {
            tx.Rows.InsertMany(fortunes.Reverse()
                .Select((fortune, i) => Row((ulong)i) with { Color = Color.Red, Fortune = fortune, Code = Bytes.Wrap([0, (byte)i]) }));
            tx.Rows.Insert(Row(100) with { Real = -0.0, Code = Bytes.Wrap([1, 1]) });
            tx.Rows.Insert(Row(101) with { Real = 0.0, Code = Bytes.Wrap([1, 2]) });
            Assert.Throws<CheckViolationException>(() => tx.Rows.Insert(Row(102) with { Real = -double.Epsilon }));
            tx.Commit();
        }
        using var read = db.BeginRead();
        Assert.Equal(fortunes, read.Rows.Reds.All().Select(row => row.Fortune));
        Assert.Equal(fortunes[1..3], read.Rows.Reds.Range(-2.5m, 0m).Select(row => row.Fortune));
        Assert.Equal([true, false], read.Rows.Zeros.All().Select(row => double.IsNegative(row.Real)));
    }

    [Fact]
    [SuppressMessage("Trestle.Transactions", "TRS4202", Justification = "What the test writes is undone at its end.")]
    public void A_row_that_loses_its_reference_gets_a_new_version()
    {
        var (parent, child) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        using var tx = db.BeginWrite();
        tx.Owners.Insert(new() { Id = parent });
        tx.Owners.Insert(new() { Id = child, Of = parent });
        tx.Owners.Delete(parent);
        Assert.Equal((null, 2), (tx.Owners.Get(child)!.Of, tx.Owners.Get(child)!.Version));
    }

    void Insert(Row row)
    {
        using var tx = db.BeginWrite();
        tx.Rows.Insert(row);
        tx.Commit();
    }

    static Row Row(ulong id) => new()
    {
        Id = id,
        Part = "p",
        Flag = true,
        Tiny = -5,
        Wide = 9,
        Wider = 10,
        Real = 0.5,
        Money = 12.5m,
        Fortune = 7.25m,
        Data = Bytes.Wrap([10, 11]),
        Code = Bytes.Wrap([1, 2]),
        At = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddTicks(10),
        Exact = new(1_767_225_600_000_000_002),
        Day = new(2026, 1, 31),
        Hour = new(1, 0),
        Took = TimeSpan.FromSeconds(-1),
        Color = Color.Green,
        Doc = Json.Parse("""{"a":1}"""),
        Point = new() { X = 1 },
        Words = ["a", "b"],
        Map = new Dictionary<string, int> { ["k"] = 1 },
    };
}
