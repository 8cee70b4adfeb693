using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Trestle.Storage;

namespace Trestle.Contract.Tests;

/// <summary>Changes made where the row is stored: patches, increments, GetOrInsert and UpdateReturning.</summary>
[SuppressMessage("Trestle.Transactions", "TRS4202", Justification = "What the test writes is undone at its end.")]
public abstract class AtomicUpdates<TFixture> : StoreContract<TFixture>
    where TFixture : IStoreFixture, new()
{
    static readonly CounterKey Key = new("a", 1);
    static readonly CancellationToken Cancelled = new(true);

    /// <summary>Sums that leave the type of their field, upwards and downwards, each from a row that is at the end of it.</summary>
    public static TheoryData<string> Overflows => [.. Ends.Select(end => end.Field).Distinct()];

    static IEnumerable<(string Field, Counter Row, CounterPatch Patch)> Ends =>
    [
        ("tiny", Some() with { Tiny = 127 }, new CounterPatch().AddTiny(1)),
        ("tiny", Some() with { Tiny = -128 }, new CounterPatch().AddTiny(-1)),
        ("short", Some() with { Short = 65535 }, new CounterPatch().AddShort(1)),
        ("short", Some(), new CounterPatch().AddShort(-1)),
        ("medium", Some() with { Medium = uint.MaxValue }, new CounterPatch().AddMedium(1)),
        ("medium", Some() with { Medium = 0 }, new CounterPatch().AddMedium(long.MinValue)),
        ("long", Some() with { Long = long.MaxValue }, new CounterPatch().AddLong(1)),
        ("long", Some() with { Long = -1 }, new CounterPatch().AddLong(long.MinValue)),
        ("large", Some() with { Large = ulong.MaxValue }, new CounterPatch().AddLarge(1)),
        ("large", Some() with { Large = 5 }, new CounterPatch().AddLarge(-6)),
        ("huge", Some() with { Huge = UInt128.MaxValue }, new CounterPatch().AddHuge(1)),
        ("huge", Some(), new CounterPatch().AddHuge(-1)),
        ("vast", Some() with { Vast = UInt256.MaxValue }, new CounterPatch().AddVast(1)),
        ("vast", Some() with { Vast = 0 }, new CounterPatch().AddVast(-1)),
        ("money", Some() with { Money = 9999999999999999.99m }, new CounterPatch().AddMoney(0.01m)),
        ("money", Some() with { Money = -9999999999999999.99m }, new CounterPatch().AddMoney(-0.01m)),
        ("wideMoney", Some() with { WideMoney = 99999999999999999999.9999m }, new CounterPatch().AddWideMoney(0.0001m)),
        ("ratio", Some() with { Ratio = float.MaxValue }, new CounterPatch().AddRatio(float.MaxValue)),
        ("share", Some() with { Share = 1e308 }, new CounterPatch().AddShare(1e308)),
        ("spent", Some() with { Spent = TimeSpan.MaxValue }, new CounterPatch().AddSpent(TimeSpan.FromTicks(10))),
        ("spent", Some() with { Spent = TimeSpan.MinValue }, new CounterPatch().AddSpent(TimeSpan.FromTicks(-10))),
    ];

    [Fact]
    public void A_patch_sets_adds_appends_and_clears_and_returns_the_row_as_it_is_then()
    {
        using var tx = Db.BeginWrite();
        tx.Counters.Insert(Some() with { Text = "old", Words = "one", Share = 0.5 });
        var patch = new CounterPatch().SetText("new").AddLong(5).AppendWords(" two").ClearShare().AppendNames("x", "y").PutMarks("k", 1);
        var stored = tx.Counters.Patch(Key, patch);
        var expected = Some() with
        {
            Version = 2,
            Text = "new",
            Long = 5,
            Words = "one two",
            Names = ["x", "y"],
            Marks = new Dictionary<string, int> { ["k"] = 1 },
        };
        Assert.Equal(expected, stored);
        Assert.Equal(expected, tx.Counters.Get(Key));
        Assert.Equal(expected, tx.Counters.ByText.Get("new"));
        Assert.Null(tx.Counters.ByText.Get("old"));
        Assert.Equal([expected], tx.Counters.ByLong.Prefix(5).ToList());
    }

    [Fact]
    public void A_patch_of_a_row_that_is_not_there_is_null_and_writes_nothing()
    {
        using var tx = Db.BeginWrite();
        Assert.Null(tx.Counters.Patch(Key, new CounterPatch().AddLong(1)));
        Assert.Null(tx.Counters.Patch(Key, new CounterPatch().AddLarge(1)));
        Assert.Null(tx.Counters.Patch(Key, new CounterPatch()));
        Assert.Null(tx.Counters.IncrementLong(Key));
        Assert.Equal(0, tx.Counters.Count());
    }

    [Fact]
    public void An_empty_patch_changes_nothing_and_another_raises_the_version_by_one_whatever_it_is()
    {
        using var tx = Db.BeginWrite();
        var first = tx.Counters.Insert(Some());
        Assert.Equal(first, tx.Counters.Patch(Key, new CounterPatch()));
        tx.Counters.Update(first with { Long = 7 });
        Assert.Equal(3, tx.Counters.Patch(Key, new CounterPatch().SetLong(7))!.Version);
        Assert.Throws<ConcurrencyConflictException>(() => tx.Counters.Update(first));
    }

    [Fact]
    public void Null_stays_null_when_something_is_added_and_becomes_what_is_appended()
    {
        using var tx = Db.BeginWrite();
        tx.Counters.Insert(Some());
        var added = new CounterPatch().AddMedium(1).AddVast(1).AddWideMoney(1).AddShare(1);
        Assert.Equal(Some() with { Version = 2 }, tx.Counters.Patch(Key, added));
        Assert.Null(tx.Counters.IncrementMedium(Key));
        var appended = new CounterPatch().AppendText("t").AppendData([0, 255]).AppendMoments(Rows.Noon).PutMarks("k", 1);
        Assert.Equal(
            Some() with { Version = 4, Text = "t", Data = Bytes.Create([0, 255]), Moments = [Rows.Noon], Marks = new Dictionary<string, int> { ["k"] = 1 } },
            tx.Counters.Patch(Key, appended));
    }

    [Fact]
    public void Changes_of_one_field_in_one_patch_are_made_in_their_order()
    {
        using var tx = Db.BeginWrite();
        tx.Counters.Insert(Some() with { Text = "a", Long = 1, Medium = 1 });
        var patch = new CounterPatch()
            .AppendText("b").ClearText().AppendText("c").AppendText("d")
            .AddLong(2).AddLong(3).SetMoney(1).AddMoney(0.5m).AddMoney(0.25m)
            .ClearMedium().AddMedium(1).AppendNames("x").AppendNames("y").PutMarks("k", 1).PutMarks("k", 2).PutMarks("l", 3);
        Assert.Equal(
            Some() with
            {
                Version = 2,
                Text = "cd",
                Long = 6,
                Money = 1.75m,
                Names = ["x", "y"],
                Marks = new Dictionary<string, int> { ["k"] = 2, ["l"] = 3 },
            },
            tx.Counters.Patch(Key, patch));
    }

    [Theory]
    [MemberData(nameof(Overflows))]
    public void A_sum_beyond_the_type_of_its_field_is_a_violation_and_changes_nothing(string field)
    {
        foreach (var (_, row, patch) in Ends.Where(end => end.Field == field))
        {
            using var tx = Db.BeginWrite();
            tx.Counters.Insert(row);
            var error = Assert.Throws<CheckViolationException>(() => tx.Counters.Patch(Key, patch.SetWords("changed")));
            Assert.Equal(("counters", field), (error.Table, error.Field));
            Assert.Equal(row with { Version = 1 }, tx.Counters.Get(Key));
        }
    }

    [Fact]
    public void A_patch_that_breaks_a_constraint_of_the_schema_changes_nothing()
    {
        using var tx = Db.BeginWrite();
        tx.Authors.Insert(Rows.Author(1));
        tx.Counters.Insert(Some() with { Id = 2, Text = "taken" });
        var row = tx.Counters.Insert(Some() with { Bounded = 99, Text = "text", Share = 0, Data = Bytes.Create([1]) });
        Refused<CheckViolationException>(patch => patch.AddBounded(2));
        Refused<CheckViolationException>(patch => patch.AddBounded(-200));
        Refused<CheckViolationException>(patch => patch.AddShare(-1.5));
        Refused<CheckViolationException>(patch => patch.AppendText(new string('x', 27)));
        Refused<CheckViolationException>(patch => patch.AppendText("é" + new string('x', 25)));
        Refused<CheckViolationException>(patch => patch.AppendData(new Bytes(new byte[30])));
        Refused<UniqueViolationException>(patch => patch.SetText("taken"));
        Refused<UniqueViolationException>(patch => patch.SetText("tak").AppendText("en"));
        Refused<ForeignKeyViolationException>(patch => patch.SetAuthor(Rows.Id(9)));
        Refused<ForeignKeyViolationException>(patch => patch.SetAuthor(Rows.Id(9)).AddLarge(1));
        tx.Counters.Patch(Key, new CounterPatch().AddBounded(1).SetAuthor(Rows.Id(1)));
        tx.Commit();
        Assert.Equal(row with { Version = 2, Bounded = 100, Author = Rows.Id(1) }, Read(reader => reader.Counters.Get(Key)));
        Assert.Equal(2, Read(reader => reader.Counters.ByText.Count()));

        void Refused<TError>(Func<CounterPatch, CounterPatch> change)
            where TError : TrestleException
        {
            Assert.Throws<TError>(() => tx.Counters.Patch(Key, change(new CounterPatch().SetWords("changed"))));
            Assert.Equal(row, tx.Counters.Get(Key));
        }
    }

    [Fact]
    public void A_value_that_no_row_can_have_is_refused_when_the_patch_is_made()
    {
        Assert.Throws<CheckViolationException>(() => new CounterPatch().SetBounded(101));
        Assert.Throws<CheckViolationException>(() => new CounterPatch().SetText("\0"));
        Assert.Throws<CheckViolationException>(() => new CounterPatch().AppendText("\ud800"));
        Assert.Throws<CheckViolationException>(() => new CounterPatch().SetWords(null!));
        Assert.Throws<CheckViolationException>(() => new CounterPatch().AppendNames("fine", null!));
        Assert.Throws<CheckViolationException>(() => new CounterPatch().SetMood((Status)77));
        Assert.Throws<CheckViolationException>(() => new CounterPatch().SetMoney(0.001m));
        Assert.Throws<CheckViolationException>(() => new CounterPatch().AddMoney(0.001m));
        Assert.Throws<CheckViolationException>(() => new CounterPatch().SetPlace(new Address { Street = new string('x', 201) }));
        Assert.Throws<CheckViolationException>(() => new CounterPatch().SetTiny(127).AddTiny(1));
        Assert.Throws<CheckViolationException>(() => new CounterPatch().AddLong(long.MaxValue).AddLong(1));
        Assert.Throws<ArgumentOutOfRangeException>("by", () => new CounterPatch().AddRatio(float.NaN));
        Assert.Throws<ArgumentOutOfRangeException>("by", () => new CounterPatch().AddShare(double.NegativeInfinity));
    }

    [Fact]
    public void Infinity_and_NaN_stay_what_they_are_when_something_is_added()
    {
        using var tx = Db.BeginWrite();
        tx.Counters.Insert(Some() with { Ratio = float.PositiveInfinity });
        Assert.Equal(float.PositiveInfinity, tx.Counters.Patch(Key, new CounterPatch().AddRatio(-1))!.Ratio);
        tx.Counters.Patch(Key, new CounterPatch().SetRatio(float.NaN));
        Assert.Equal(float.NaN, tx.Counters.Patch(Key, new CounterPatch().AddRatio(1))!.Ratio);
        tx.Counters.Patch(Key, new CounterPatch().SetRatio(0.1f));
        Assert.Equal(0.1f + 0.2f, tx.Counters.Patch(Key, new CounterPatch().AddRatio(0.2f))!.Ratio);
    }

    [Fact]
    public void Entries_of_indexes_follow_a_patch()
    {
        using var tx = Db.BeginWrite();
        tx.Counters.Insert(Some() with { Money = 5 });
        tx.Counters.Patch(Key, new CounterPatch().AddTiny(-1).AddLong(-3).AddShort(9));
        Assert.Equal([5m], tx.Counters.Negative.Range(null, null).Select(row => row.Money));
        Assert.Equal([(-3L, (ushort)9)], tx.Counters.ByLong.Range(null, null).Entries<CounterByLongEntry>().ToList().Select(entry => (entry.Long, entry.Short)));
        tx.Counters.Patch(Key, new CounterPatch().AddTiny(1));
        Assert.Equal(0, tx.Counters.Negative.Count());
    }

    [Fact]
    public void Bytes_of_every_value_are_appended_as_they_are()
    {
        var every = new Bytes([.. Enumerable.Range(0, 256).Select(value => (byte)value)]);
        using var tx = Db.BeginWrite();
        tx.Counters.Insert(Some() with { Raw = every });
        var twice = tx.Counters.Patch(Key, new CounterPatch().AppendRaw(every))!.Raw;
        Assert.Equal(new Bytes([.. every.Span, .. every.Span]), twice);
        Assert.Equal(twice, tx.Counters.Patch(Key, new CounterPatch().AppendRaw(default))!.Raw);
        Assert.Equal(twice, tx.Counters.Get(Key)!.Raw);
    }

    [Fact]
    public void An_increment_returns_the_sum()
    {
        using var tx = Db.BeginWrite();
        tx.Counters.Insert(Some() with { Medium = 7, Vast = 10 });
        Assert.Equal(1L, tx.Counters.IncrementLong(Key));
        Assert.Equal(-4L, tx.Counters.IncrementLong(Key, -5));
        Assert.Equal((sbyte)3, tx.Counters.IncrementTiny(Key, 3));
        Assert.Equal(8u, tx.Counters.IncrementMedium(Key));
        Assert.Equal(1ul, tx.Counters.IncrementLarge(Key));
        Assert.Equal((UInt128)12, tx.Counters.IncrementHuge(Key, 12));
        Assert.Equal((UInt256)4, tx.Counters.IncrementVast(Key, -6));
        Assert.Equal(0.25m, tx.Counters.IncrementMoney(Key, 0.25m));
        Assert.Null(tx.Counters.IncrementWideMoney(Key));
        Assert.Equal(10, tx.Counters.Get(Key)!.Version);
    }

    [Theory]
    [InlineData(Isolation.ReadCommitted)]
    [InlineData(Isolation.RepeatableRead)]
    [InlineData(Isolation.Serializable)]
    public async Task Fifty_increments_by_eight_threads_are_all_counted(Isolation isolation)
    {
        await Db.WriteAsync(tx => tx.Counters.Insert(Some()));
        await FiftyTimes(_ => Db.WriteAsync(tx => tx.Counters.IncrementLong(Key), isolation: isolation));
        Assert.Equal((50, 51), Read(tx => (tx.Counters.Get(Key)!.Long, tx.Counters.Get(Key)!.Version)));
    }

    [Theory]
    [InlineData(Isolation.ReadCommitted)]
    [InlineData(Isolation.Serializable)]
    public async Task Fifty_sums_that_no_store_has_a_statement_for_are_all_counted(Isolation isolation)
    {
        await Db.WriteAsync(tx => tx.Counters.Insert(Some()));
        await FiftyTimes(_ => Db.WriteAsync(tx => tx.Counters.Patch(Key, new CounterPatch().AddRatio(4 * float.Epsilon)), isolation: isolation));
        Assert.Equal(200 * float.Epsilon, Read(tx => tx.Counters.Get(Key)!.Ratio));
    }

    [Theory]
    [InlineData(Isolation.ReadCommitted)]
    [InlineData(Isolation.Serializable)]
    public async Task A_row_that_many_get_or_insert_at_once_is_one_and_the_same(Isolation isolation)
    {
        var got = new ConcurrentBag<Counter>();
        await FiftyTimes(async number =>
            got.Add(await Db.WriteAsync(tx => tx.Counters.GetOrInsert(Some() with { Long = number }), isolation: isolation)));
        Assert.Equal(Read(tx => tx.Counters.Get(Key)), Assert.Single(got.Distinct()));
        Assert.Equal(50, got.Count);
    }

    [Fact]
    public void A_patch_can_be_used_for_many_rows_and_changed_in_between()
    {
        var patch = new CounterPatch().AddLong(1);
        using var tx = Db.BeginWrite();
        tx.Counters.InsertMany(Enumerable.Range(1, 3).Select(id => Some() with { Id = id }));
        Assert.Equal(1, tx.Counters.Patch(new("a", 1), patch)!.Long);
        Assert.Equal(1, tx.Counters.Patch(new("a", 2), patch)!.Long);
        var both = tx.Counters.Patch(new("a", 3), patch.AddLong(1).AddTiny(1))!;
        Assert.Equal((2L, (sbyte)1), (both.Long, both.Tiny));
    }

    [Fact]
    public void A_patch_is_undone_with_its_savepoint()
    {
        using var tx = Db.BeginWrite();
        tx.Counters.Insert(Some());
        using (tx.Savepoint())
            Assert.Equal(1, tx.Counters.IncrementLong(Key));
        Assert.Equal(0, tx.Counters.Get(Key)!.Long);
        Assert.Equal(0, tx.Counters.ByLong.Prefix(1).Count());
    }

    [Fact]
    public void A_row_is_got_or_inserted()
    {
        using var tx = Db.BeginWrite();
        var inserted = tx.Counters.GetOrInsert(Some() with { Long = 1, Version = 40 });
        Assert.Equal((1, 1), (inserted.Long, inserted.Version));
        Assert.Equal(inserted, tx.Counters.GetOrInsert(Some() with { Long = 2 }));
        Assert.Equal(inserted, tx.Counters.Get(Key));
        var author = tx.Authors.GetOrInsert(Rows.Author(0, "new@x"));
        Assert.NotEqual(Guid.Empty, author.Id);
        Assert.Equal(author, tx.Authors.GetOrInsert(author with { Name = "Eve" }));
        Assert.Equal(new Flag { Name = "f" }, tx.Flags.GetOrInsert(new Flag { Name = "f" }));
        Assert.Equal(new Flag { Name = "f" }, tx.Flags.GetOrInsert(new Flag { Name = "f" }));
        Assert.Equal((1, 1, 1), (tx.Counters.Count(), tx.Authors.Count(), tx.Flags.Count()));
    }

    [Fact]
    public void A_row_that_cannot_be_inserted_is_refused_and_leaves_the_transaction_as_it_was()
    {
        using var tx = Db.BeginWrite();
        tx.Counters.GetOrInsert(Some() with { Text = "taken" });
        Assert.Throws<UniqueViolationException>(() => tx.Counters.GetOrInsert(Some() with { Id = 2, Text = "taken" }));
        Assert.Throws<ForeignKeyViolationException>(() => tx.Counters.GetOrInsert(Some() with { Id = 2, Author = Rows.Id(9) }));
        Assert.Throws<CheckViolationException>(() => tx.Counters.GetOrInsert(Some() with { Id = 2, Bounded = 101 }));
        Assert.Throws<CheckViolationException>(() => tx.Counters.GetOrInsert(Some() with { Bounded = 101 }));
        tx.Commit();
        Assert.Equal(1, Read(reader => reader.Counters.Count()));
    }

    [Fact]
    public void An_update_returns_the_row_as_stored()
    {
        using var tx = Db.BeginWrite();
        Assert.Null(tx.Counters.UpdateReturning(Some()));
        var row = tx.Counters.Insert(Some());
        var updated = tx.Counters.UpdateReturning(row with { Long = 3 });
        Assert.Equal(row with { Long = 3, Version = 2 }, updated);
        Assert.Equal(updated, tx.Counters.Get(Key));
        Assert.Throws<ConcurrencyConflictException>(() => tx.Counters.UpdateReturning(row));
    }

    [Fact]
    public async Task The_asynchronous_twins_do_the_same()
    {
        await using var tx = await Db.BeginWriteAsync();
        var row = await tx.Counters.GetOrInsertAsync(Some());
        Assert.Equal(row, await tx.Counters.GetOrInsertAsync(Some() with { Long = 5 }));
        Assert.Equal(1, await tx.Counters.IncrementLongAsync(Key));
        Assert.Equal((UInt128)2, await tx.Counters.IncrementHugeAsync(Key, 2));
        Assert.Null(await tx.Counters.IncrementMoneyAsync(new("b", 1), 2));
        var patched = await tx.Counters.PatchAsync(Key, new CounterPatch().AppendText("t"));
        Assert.Equal((4, "t"), (patched!.Version, patched.Text));
        Assert.Equal(patched, await tx.Counters.PatchAsync(Key, new CounterPatch()));
        Assert.Equal(5, (await tx.Counters.UpdateReturningAsync(patched))!.Version);
        await Assert.ThrowsAsync<CheckViolationException>(() => tx.Counters.PatchAsync(Key, new CounterPatch().AddLong(long.MaxValue)).AsTask());
        await Assert.ThrowsAsync<CheckViolationException>(() => tx.Counters.GetOrInsertAsync(Some() with { Bounded = 101 }).AsTask());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => tx.Counters.IncrementLongAsync(Key, cancellationToken: Cancelled).AsTask());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => tx.Counters.GetOrInsertAsync(Some(), Cancelled).AsTask());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => tx.Counters.UpdateReturningAsync(Some(), Cancelled).AsTask());
        Assert.Equal(5, tx.Counters.Get(Key)!.Version);
    }

    [Fact]
    public void Null_arguments_and_ended_transactions_are_found_out()
    {
        var tx = Db.BeginWrite();
        var counters = tx.Counters;
        Assert.Throws<ArgumentNullException>("patch", () => counters.Patch(Key, null!));
        Assert.Throws<ArgumentNullException>("row", () => counters.GetOrInsert(null!));
        Assert.Throws<ArgumentNullException>("row", () => counters.UpdateReturning(null!));
        tx.Dispose();
        Assert.Throws<ObjectDisposedException>(() => counters.Patch(Key, new CounterPatch().AddLong(1)));
        Assert.Throws<ObjectDisposedException>(() => counters.IncrementLong(Key));
        Assert.Throws<ObjectDisposedException>(() => counters.GetOrInsert(Some()));
        Assert.Throws<ObjectDisposedException>(() => counters.UpdateReturning(Some()));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_store_makes_of_a_row_what_the_patch_makes_of_it(int seed)
    {
        var random = new RandomPatches(new Random(seed));
        using var tx = Db.BeginWrite();
        var row = tx.Counters.Insert(random.Row(Key));
        for (var step = 0; step < 400; step++)
        {
            var patch = random.Patch();
            if (TryApply(patch, row, out var expected))
                Assert.Equal(expected, tx.Counters.Patch(Key, patch));
            else
                Assert.Throws<CheckViolationException>(() => tx.Counters.Patch(Key, patch));
            Assert.Equal(expected, tx.Counters.Get(Key));
            row = step % 20 == 0 ? tx.Counters.UpdateReturning(random.Row(Key) with { Version = expected.Version })! : expected;
        }
    }

    static Task FiftyTimes(Func<int, Task> write) => Parallel.ForEachAsync(
        Enumerable.Range(0, 50), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (number, _) => await write(number));

    static bool TryApply(CounterPatch patch, Counter row, out Counter result)
    {
        try
        {
            result = patch.IsEmpty ? row : patch.Apply(row) with { Version = row.Version + 1 };
            CounterLayout.Check(result);
            return true;
        }
        catch (CheckViolationException)
        {
            result = row;
            return false;
        }
    }

    static Counter Some() => new() { Area = Key.Area, Id = Key.Id, Names = [] };
}
