using System.Diagnostics.CodeAnalysis;
using Trestle.Generated.Tests.Memory;

namespace Trestle.Generated.Tests;

/// <summary>What the generated accessors of keys and indexes find, against the same question asked of a list.</summary>
public sealed class RangeTests : IDisposable
{
    readonly EverythingDb db = EverythingDb.Open(new MemoryStore());
    readonly RandomRows random = new(31);
    readonly List<Event> events;
    readonly List<Account> accounts;
    readonly EverythingReadTransaction tx;

    [AllowScan("What is in the table is compared as a whole.")]
    public RangeTests()
    {
        using (var write = db.BeginWrite())
        {
            write.Events.InsertMany(Enumerable.Range(0, 60).Select(_ => random.Event()));
            write.Accounts.InsertMany(Enumerable.Range(0, 40).Select(_ => random.Account()));
            write.Commit();
        }
        tx = db.BeginRead();
        events = tx.Events.Scan().ToList();
        accounts = tx.Accounts.Scan().ToList();
    }

    public void Dispose()
    {
        tx.Dispose();
        db.Dispose();
    }

    [Fact]
    public void A_prefix_finds_the_rows_with_equal_first_parts()
    {
        var one = events[17];
        Same(events.Where(row => row.Account == one.Account), tx.Events.ByKey.Prefix(one.Account));
        Same([one], tx.Events.ByKey.Prefix(one.Account, one.Number));
        Same(events.Where(row => row.Color == Color.Blue), tx.Events.ByColor.Prefix(Color.Blue));
        Same(events.Where(row => row.Color == null), tx.Events.ByColor.Prefix(null));
        Same(events.Where(row => row.Color == Color.Blue && row.Number == 1), tx.Events.ByColor.Prefix(Color.Blue, 1));
    }

    [Fact]
    public void A_range_is_half_open_and_a_missing_bound_is_none()
    {
        var (from, to) = (events.Min(row => row.At).AddHours(10), events.Min(row => row.At).AddHours(20));
        Same(events.Where(row => row.At >= from && row.At < to), tx.Events.ByTime.Range(from, to));
        Same(events.Where(row => row.At < to), tx.Events.ByTime.Range(null, to));
        Same(events.Where(row => row.At >= from), tx.Events.ByTime.Range(from, null));
        Same(events, tx.Events.ByTime.Range(null, null));
        Same([], tx.Events.ByTime.Range(to, from));
        Same([], tx.Events.ByTime.Range(from, from));
    }

    [Fact]
    public void Zero_and_empty_are_bounds_like_any_other()
    {
        Same(events.Where(row => row.Color == Color.Red && row.Number < 0), tx.Events.ByColor.Range(Color.Red, null, 0));
        Same(accounts.Where(row => row.Nickname is null), tx.Accounts.ByNickname.Range(null, ""));
        Same(accounts.Where(row => row.Nickname is not null), tx.Accounts.ByNickname.Range("", null));
    }

    [Fact]
    public void Null_is_less_than_every_value()
    {
        Same(events.Where(row => row.Color is null or Color.Red), tx.Events.ByColor.Range(null, Color.Green));
        Same(events.Where(row => row.Color is Color.Green or Color.Blue), tx.Events.ByColor.Range(Color.Green, null));
    }

    [Fact]
    public void Between_takes_both_ends_in()
    {
        Same(events.Where(row => row.Color is Color.Red or Color.Green), tx.Events.ByColor.Between(Color.Red, Color.Green));
        Same(accounts.Where(row => row.Score is 0 or 1), tx.Accounts.ByScore.Between(0, 1));
        Same(accounts.Where(row => row.Score == 1 && string.CompareOrdinal(row.Email, "a") >= 0 && string.CompareOrdinal(row.Email, "b") <= 0),
            tx.Accounts.ByScore.Between(1, "a", "b"));
    }

    [Fact]
    [SuppressMessage("Trestle.Transactions", "TRS4202", Justification = "What the test writes is undone at its end.")]
    public void A_range_of_the_primary_key_ends_exactly_at_its_bounds()
    {
        using var write = db.BeginWrite();
        write.Names.Truncate();
        string[] keys = ["", "a", "ab", "b"];
        write.Names.InsertMany(keys.Select(from => random.Name() with { Class = "c", From = from }));
        Assert.Equal(["a", "ab"], write.Names.ByKey.Between("c", "a", "ab").Select(row => row.From));
        Assert.Equal(["a"], write.Names.ByKey.Between("c", "a", "a").Select(row => row.From));
        Assert.Equal(["a", "ab"], write.Names.ByKey.Range("c", "a", "b").Select(row => row.From));
        Assert.Equal(["a"], write.Names.ByKey.Prefix("c", "a").Select(row => row.From));
    }

    [Fact]
    public void Rows_come_in_the_order_of_the_index()
    {
        var expected = accounts.OrderByDescending(row => row.Score).ThenBy(row => row.Email, Comparer<string>.Create(ValueOrder.Compare)).ThenBy(row => row.Id.ToString(), StringComparer.Ordinal);
        Assert.Equal(expected, tx.Accounts.ByScore.All());
        Assert.Equal(expected.Reverse(), tx.Accounts.ByScore.All().Reverse());
    }

    [Fact]
    public void A_unique_index_leads_to_its_row()
    {
        var wanted = accounts.First(row => row.Email == "ab");
        Assert.Equal("ab", tx.Accounts.ByEmail.Get("ab")!.Email);
        Assert.True(tx.Accounts.ByEmail.TryGet(wanted.Email, out var row));
        Assert.Equal("ab", row.Email);
        Assert.True(tx.Accounts.ByEmail.TryView("ab", out var view));
        Assert.Equal("ab", view.Email);
        Assert.True(tx.Accounts.ByNickname.Exists("x"));
        Assert.False(tx.Accounts.ByNickname.Exists("nobody"));
        Assert.Null(tx.Accounts.ByEmail.Get(new string('x', 100)));
        Assert.False(tx.Accounts.ByEmail.TryView("nobody", out _));
    }

    [Fact]
    public void A_query_gives_the_entries_of_a_covering_index()
    {
        var entries = new List<EventByColorEntry>();
        foreach (var entry in tx.Events.ByColor.Prefix(Color.Green).Entries<EventByColorEntry>())
            entries.Add(entry);
        Assert.NotEmpty(entries);
        Assert.Equal(
            tx.Events.ByColor.Prefix(Color.Green).Select(row => new EventByColorEntry(row.Color, row.Number, row.At, row.Account)), entries);
    }

    [Fact]
    public void A_table_is_the_same_object_each_time_in_a_transaction()
    {
        Assert.Same(tx.Events, tx.Events);
        Assert.Same(tx.Events.ByColor, tx.Events.ByColor);
    }

    [Fact]
    public void An_ended_transaction_gives_no_tables()
    {
        var ended = db.BeginRead();
        ended.Dispose();
        ended.Dispose();
        Assert.Throws<ObjectDisposedException>(() => ended.Events);
    }

    [Fact]
    public async Task Every_form_of_a_write_and_a_read_runs_its_body()
    {
        await db.WriteAsync(tx => { tx.Events.Truncate(); });
        Assert.Equal("new", (await db.WriteAsync(tx => tx.Events.Upsert(random.Event() with { Text = "new" }))).Text);
        await db.WriteAsync(tx => tx.Events.TruncateAsync().AsTask());
        Assert.Equal(0, await db.WriteAsync(tx => tx.Events.CountAsync().AsTask()));
        Assert.Equal(0, await db.ReadAsync(tx => tx.Events.Count()));
    }

    static void Same<T>(IEnumerable<T> expected, IEnumerable<T> actual)
        where T : notnull
    {
        Assert.Equal(expected.Select(row => row.ToString()).Order(StringComparer.Ordinal), actual.Select(row => row.ToString()).Order(StringComparer.Ordinal));
    }
}
