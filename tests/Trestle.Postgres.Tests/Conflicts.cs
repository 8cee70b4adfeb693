using Indexed = Trestle.Sqlite.Tests.Indexed;
using System.Diagnostics.CodeAnalysis;
using Trestle.Storage;
using static Trestle.Postgres.Tests.TemporaryDatabase;

namespace Trestle.Postgres.Tests;

/// <summary>Transactions that run at the same time.</summary>
[SuppressMessage("Trestle.Lifetime", "TRS4301", Justification = "The synchronous verbs are tried here, too.")]
[SuppressMessage("Trestle.Transactions", "TRS4202", Justification = "What the test writes is undone at its end.")]
public sealed class Conflicts
{
    readonly TemporaryDatabase database = new();

    [Fact]
    public void Two_transactions_that_write_what_the_other_has_read_cannot_both_commit()
    {
        database.Fill(("a", 0), ("b", 0));
        Assert.Throws<TransactionConflictException>(() => WriteSkew(null));
        Assert.Throws<TransactionConflictException>(() => WriteSkew(Isolation.Serializable));
    }

    [Fact]
    public void Weaker_isolation_lets_them()
    {
        database.Fill(("a", 0), ("b", 0));
        WriteSkew(Isolation.RepeatableRead);
        Assert.Equal(["1", "1"], database.Ask("SELECT \"group\" FROM things ORDER BY id"));
    }

    [Fact]
    public void Read_committed_sees_what_others_commit_meanwhile()
    {
        database.Fill(("a", 0));
        using var db = database.Open();
        using var tx = db.BeginWrite(Isolation.ReadCommitted);
        Assert.Equal(0, tx.Things.Get(1)!.Group);
        database.Execute("UPDATE things SET \"group\" = 5");
        Assert.Equal(5, tx.Things.Get(1)!.Group);
    }

    [Fact]
    public void A_row_that_another_has_changed_is_a_conflict_and_the_transaction_says_so_until_it_ends()
    {
        database.Fill(("a", 0));
        using var db = database.Open();
        using (var tx = db.BeginWrite())
        {
            Assert.NotNull(tx.Things.Get(1));
            database.Execute("UPDATE things SET \"group\" = 5");
            Assert.Throws<TransactionConflictException>(() => tx.Things.Update(Thing(1, "b")));
            Assert.Throws<TransactionConflictException>(() => tx.Things.Get(1));
            Assert.Throws<TransactionConflictException>(tx.Commit);
        }
        using var again = db.BeginWrite();
        Assert.True(again.Things.Update(Thing(1, "b")));
    }

    [Fact]
    public async Task Writes_that_collide_run_again_until_each_has_counted()
    {
        database.Fill(("a", 0));
        await using var db = database.Open(new PostgresOptions { MaxPoolSize = 8, MaxRetries = 200 });
        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => db.WriteAsync(async tx =>
        {
            var read = await tx.Things.GetAsync(1);
            await tx.Things.UpdateAsync(read! with { Group = read.Group + 1 });
        })));
        Assert.Equal(["50"], database.Ask("SELECT \"group\" FROM things"));
    }

    [Fact]
    public async Task Retries_have_a_limit()
    {
        database.Fill(("a", 0));
        await using var db = database.Open(new PostgresOptions { MaxRetries = 2 });
        var runs = 0;
        await Assert.ThrowsAsync<TransactionConflictException>(() => db.WriteAsync(tx =>
        {
            runs++;
            tx.Things.Get(1);
            database.Execute("UPDATE things SET \"group\" = \"group\" + 1");
            tx.Things.Update(Thing(1, "b"));
        }));
        Assert.Equal(3, runs);
    }

    [Fact]
    public async Task A_conflict_that_a_delegate_hides_is_not_committed()
    {
        database.Fill(("a", 0));
        await using var db = database.Open(new PostgresOptions { MaxRetries = 0 });
        await Assert.ThrowsAsync<TransactionConflictException>(() => db.WriteAsync(tx =>
        {
            tx.Things.Insert(Thing(7));
            database.Execute("UPDATE things SET \"group\" = 5");
            Assert.Throws<TransactionConflictException>(() => tx.Things.Update(Thing(1, "b")));
        }));
        Assert.Equal(["1"], database.Ask("SELECT count(*) FROM things"));
    }

    [Fact]
    public async Task Of_two_transactions_that_wait_for_each_other_one_is_told_and_run_again()
    {
        database.Fill(("a", 0), ("b", 0));
        await using var db = database.Open();
        using var both = new Barrier(2);
        var first = true;
        await Task.WhenAll(Write(1, 2), Write(2, 1));
        Assert.Equal(["2", "2"], database.Ask("SELECT \"group\" FROM things ORDER BY id"));

        Task Write(int one, int other) => db.WriteAsync(
            tx =>
            {
                tx.Things.Update(tx.Things.Get(one)! with { Group = tx.Things.Get(one)!.Group + 1 });
                if (Volatile.Read(ref first))
                    both.SignalAndWait(TimeSpan.FromSeconds(20));
                Volatile.Write(ref first, false);
                tx.Things.Update(tx.Things.Get(other)! with { Group = tx.Things.Get(other)!.Group + 1 });
            },
            // Below it, who runs again could read what the other is about to replace.
            Isolation.RepeatableRead);
    }

    [Fact]
    public void A_value_of_a_unique_index_that_another_row_has_is_refused_and_the_transaction_goes_on()
    {
        using var db = Indexed.IndexedDb.Open(database.Store);
        using (var tx = db.BeginWrite())
        {
            tx.Things.InsertMany([Only(1, "a"), Only(2, "b")]);
            Assert.Throws<UniqueViolationException>(() => tx.Things.Update(Only(2, "a")));
            Assert.True(tx.Things.Update(Only(2, "b", group: 7)));
            Assert.False(tx.Things.Update(Only(3, "a")));
            Assert.True(tx.Things.Update(Only(2, "c")));
            tx.Commit();
        }
        Assert.Equal(["a", "c"], database.Ask("SELECT name FROM things ORDER BY id"));
    }

    [Fact]
    public void A_value_of_a_unique_index_that_another_transaction_takes_meanwhile_is_a_conflict()
    {
        using var db = Indexed.IndexedDb.Open(database.Store);
        database.Execute("INSERT INTO things (id, name, kind) VALUES (1, 'a', 1), (2, 'b', 1)");
        using (var tx = db.BeginWrite())
        {
            Assert.Equal(2, tx.Things.Count());
            database.Execute("UPDATE things SET name = 'c' WHERE id = 2");
            Assert.Throws<TransactionConflictException>(() => tx.Things.Update(Only(1, "c")));
            Assert.Throws<TransactionConflictException>(tx.Commit);
        }
        using var again = db.BeginWrite();
        Assert.Throws<UniqueViolationException>(() => again.Things.Update(Only(1, "c")));
    }

    static Indexed.Thing Only(int id, string name, int? group = null) =>
        new() { Id = id, Name = name, Kind = Indexed.Kind.Plain, Group = group };

    [Fact]
    public async Task A_token_stops_a_verb_that_waits_for_another_transaction()
    {
        database.Fill(("a", 0));
        await using var db = database.Open();
        using var holder = db.BeginWrite();
        holder.Things.Update(Thing(1, "held"));
        using var cancel = new CancellationTokenSource();
        await using var tx = await db.BeginWriteAsync();
        var update = tx.Things.UpdateAsync(Thing(1, "late"), cancel.Token).AsTask();
        await WaitUntilBlocked();
        cancel.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => update);
        await Assert.ThrowsAsync<StoreException>(() => tx.CommitAsync().AsTask());
    }

    [Fact]
    public async Task What_was_cancelled_in_a_savepoint_is_undone_with_it()
    {
        database.Fill(("a", 0));
        await using var db = database.Open();
        using var holder = db.BeginWrite();
        holder.Things.Update(Thing(1, "held"));
        await using (var tx = await db.BeginWriteAsync(Isolation.ReadCommitted))
        {
            await tx.Things.InsertAsync(Thing(5));
            await using (await tx.SavepointAsync())
            {
                using var cancel = new CancellationTokenSource();
                var update = tx.Things.UpdateAsync(Thing(1, "late"), cancel.Token).AsTask();
                await WaitUntilBlocked();
                cancel.Cancel();
                await Assert.ThrowsAnyAsync<OperationCanceledException>(() => update);
            }
            await tx.CommitAsync();
        }
        Assert.Equal(["1", "5"], database.Ask("SELECT id FROM things ORDER BY id"));
    }

    [Fact]
    public async Task Two_verbs_at_once_in_one_transaction_are_found_out()
    {
        database.Fill(("a", 0));
        await using var db = database.Open();
        using var holder = db.BeginWrite();
        holder.Things.Update(Thing(1, "held"));
        await using var tx = await db.BeginWriteAsync(Isolation.ReadCommitted);
        var update = tx.Things.UpdateAsync(Thing(1, "late")).AsTask();
        await WaitUntilBlocked();
        await Assert.ThrowsAsync<TransactionInUseException>(() => tx.Things.GetAsync(1).AsTask());
        holder.Dispose();
        Assert.True(await update);
    }

    // Each reads both rows and changes another one.
    void WriteSkew(Isolation? isolation)
    {
        using var db = database.Open();
        using var one = isolation is { } first ? db.BeginWrite(first) : db.BeginWrite();
        using var other = isolation is { } second ? db.BeginWrite(second) : db.BeginWrite();
        Assert.Equal(4, one.Things.GetMany([1, 2]).Count + other.Things.GetMany([1, 2]).Count);
        one.Things.Update(Thing(1, "a", 1));
        other.Things.Update(Thing(2, "b", 1));
        one.Commit();
        other.Commit();
    }

    async Task WaitUntilBlocked()
    {
        while (database.Ask("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%things%'")[0] == "0")
            await Task.Delay(10);
    }
}
