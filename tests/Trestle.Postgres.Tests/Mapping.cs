using System.Diagnostics.CodeAnalysis;
using Trestle.Sqlite.Tests.Mapped;

namespace Trestle.Postgres.Tests;

[SuppressMessage("Trestle.Transactions", "TRS4202", Justification = "What the test writes is undone at its end.")]
public sealed class Mapping : IDisposable
{
    readonly TemporaryDatabase database = new();
    readonly MappedDb db;

    public Mapping() => db = MappedDb.Open(database.Store);

    public void Dispose() => db.Dispose();

    [Fact]
    public void Every_type_has_the_column_that_the_page_says() => Assert.Equal(
        [
            "id numeric(20,0)", "part text", "flag boolean", "tiny smallint", "wide numeric(39,0)", "wider numeric(78,0)",
            "real double precision", "single real", "money numeric(12,2)", "fortune numeric(28,4)", "data bytea", "code bytea", "owner uuid",
            "at timestamp with time zone", "exact bigint", "day date", "hour time without time zone", "took interval", "color integer",
            "doc json", "point jsonb", "words jsonb", "map jsonb",
        ],
        database.Ask("""
            SELECT attname || ' ' || format_type(atttypid, atttypmod) FROM pg_attribute
            WHERE attrelid = 'rows'::regclass AND attnum > 0 ORDER BY attnum
            """));

    [Fact]
    public void A_person_with_psql_reads_the_values()
    {
        Insert(Row(1));
        Assert.Equal(
            [
                "{\"id\":1,\"part\":\"p\",\"flag\":true,\"tiny\":-5,\"wide\":9,\"wider\":10,\"real\":0.5,\"single\":null,\"money\":12.50,"
                    + "\"fortune\":7.2500,\"data\":\"\\\\x0a0b\",\"code\":\"\\\\x0102\",\"owner\":null,\"at\":\"2026-01-01T00:00:00.000001+00:00\","
                    + "\"exact\":1767225600000000002,\"day\":\"2026-01-31\",\"hour\":\"01:00:00\",\"took\":\"-00:00:01\",\"color\":2,"
                    + "\"doc\":{\"a\":1},\"point\":{\"x\": 1, \"y\": null},\"words\":[\"a\", \"b\"],\"map\":{\"k\": 1}}",
            ],
            database.Ask("SET TimeZone = 'UTC'; SELECT row_to_json(rows)::text FROM rows"));
    }

    [Fact]
    [AllowScan("What is in the table is compared as a whole.")]
    [SuppressMessage("Trestle.Writes", "TRS4102", Justification = "Rows inserted one by one are compared with those of a list.")]
    public void A_row_reads_back_whether_it_came_by_a_statement_a_list_or_a_copy()
    {
        Row[] rows = [Row(1), Row(2) with { Single = 1.5f, Point = null, Data = default, Words = [], Code = Bytes.Wrap([9, 9]) }, Extreme(4, -1), Extreme(3)];
        using var tx = db.BeginWrite();
        tx.Rows.Insert(rows[0]);
        tx.Rows.UpsertMany([rows[1], rows[2]]);
        tx.Rows.InsertMany([rows[3]]);
        Assert.Equal(rows, tx.Rows.Scan().ToList());
        tx.Rows.Truncate();
        tx.Rows.InsertMany(rows);
        Assert.Equal(rows, tx.Rows.Scan().ToList());
        tx.Rows.Truncate();
        foreach (var row in rows)
            tx.Rows.Insert(row);
        Assert.Equal(rows, tx.Rows.GetMany([.. rows.Select(row => new RowKey(row.Id, row.Part))]));
    }

    [Fact]
    [AllowScan("What is in the table is compared as a whole.")]
    public void A_decimal_has_the_digits_of_its_field_whatever_wrote_it()
    {
        using var tx = db.BeginWrite();
        tx.Rows.Insert(Row(1) with { Money = 3m, Code = Bytes.Wrap([1, 1]) });
        tx.Rows.InsertMany([Row(2) with { Money = 3.0m }]);
        Assert.All(tx.Rows.Scan().ToList(), row => Assert.Equal("3.00", row.Money.ToString(System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData("tiny = 6")]
    [InlineData("tiny = -6")]
    [InlineData("wide = -1")]
    [InlineData("id = 18446744073709551616")]
    [InlineData("color = 3")]
    [InlineData("code = '\\x010203'")]
    [InlineData("data = '\\x0102030405'")]
    [InlineData("real = -0.1")]
    [InlineData("part = 'a text that is longer than twenty bytes'")]
    [InlineData("owner = '00000000-0000-0000-0000-000000000001'")]
    [InlineData("day = NULL")]
    public void Another_tool_cannot_write_what_the_schema_forbids(string change)
    {
        Insert(Row(1));
        Assert.Throws<Npgsql.PostgresException>(() => database.Execute($"UPDATE rows SET {change}"));
    }

    [Theory]
    [InlineData("day = 'infinity'")]
    [InlineData("at = '-infinity'")]
    [InlineData("at = '20000-01-01'")]
    [InlineData("took = '1 month'")]
    [InlineData("fortune = 'NaN'")]
    [InlineData("words = '{\"z\":1}'")]
    [InlineData("point = '{\"z\":1}'")]
    public void What_another_tool_has_written_that_no_field_holds_is_a_typed_error(string change)
    {
        Insert(Row(1));
        database.Execute($"UPDATE rows SET {change}");
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
            tx.Rows.Insert(Row(100) with { Real = -0.0, Single = -0.0f, Code = Bytes.Wrap([1, 1]) });
            tx.Rows.Insert(Row(101) with { Real = 0.0, Single = float.NaN, Code = Bytes.Wrap([1, 2]) });
            Assert.Throws<CheckViolationException>(() => tx.Rows.Insert(Row(102) with { Real = -double.Epsilon }));
            Assert.Throws<CheckViolationException>(() => tx.Rows.InsertMany([Row(102) with { Single = -float.Epsilon }]));
            tx.Commit();
        }
        using var read = db.BeginRead();
        Assert.Equal(fortunes, read.Rows.Reds.All().Select(row => row.Fortune));
        Assert.Equal(fortunes[1..3], read.Rows.Reds.Range(-2.5m, 0m).Select(row => row.Fortune));
        Assert.Equal([true, false], read.Rows.Zeros.All().Select(row => double.IsNegative(row.Real)));
        Assert.Equal((true, true), (float.IsNegative(read.Rows.Get(new(100, "p"))!.Single!.Value), float.IsNaN(read.Rows.Get(new(101, "p"))!.Single!.Value)));
    }

    [Fact]
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

    static Row Extreme(ulong id, int sign = 1) => Row(id) with
    {
        Id = ulong.MaxValue - id,
        Part = "ä😀\u0001",
        Tiny = (sbyte)(5 * sign),
        Wide = UInt128.MaxValue,
        Wider = UInt256.MaxValue,
        Real = sign > 0 ? double.PositiveInfinity : double.Epsilon,
        Single = sign > 0 ? float.NaN : float.NegativeInfinity,
        Money = 9_999_999_999.99m * sign,
        Fortune = 999_999_999_999_999_999_999_999.9999m * sign,
        Data = Bytes.Wrap([0, 255, 0, 255]),
        Code = Bytes.Wrap([(byte)id, 0]),
        At = sign > 0 ? DateTimeOffset.MaxValue.AddTicks(-9) : DateTimeOffset.MinValue,
        Exact = new(sign > 0 ? long.MaxValue : long.MinValue),
        Day = sign > 0 ? DateOnly.MaxValue : DateOnly.MinValue,
        Hour = sign > 0 ? new TimeOnly(863_999_999_990) : TimeOnly.MinValue,
        Took = sign > 0 ? Micros.Normalize(TimeSpan.MaxValue) : Micros.Normalize(TimeSpan.MinValue),
        Doc = Json.Parse("""[ 1.50, "\u00e4", {} ]"""),
        Point = new() { X = int.MinValue, Y = 1e300 * sign },
    };
}
