using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Trestle.Hosting.Telemetry;
using Trestle.Lmdb;
using Trestle.Sqlite;
using Trestle.Storage;

namespace Trestle.Hosting.Tests;

/// <summary>What listeners hear of a store's work.</summary>
[Collection("Listeners")]
[AllowScan("The tests look at what is told of scans.")]
public sealed class TelemetryTests : IDisposable
{
    readonly TemporaryFolder folder = new();
    readonly Recorder recorder = new();

    public static TheoryData<string> Systems => ["lmdb", "sqlite", "postgresql"];

    public void Dispose()
    {
        recorder.Dispose();
        folder.Dispose();
    }

    [Theory]
    [MemberData(nameof(Systems))]
    public void A_verb_is_an_activity_and_a_duration_with_the_names_of_the_conventions(string system)
    {
        using var db = WatchedDb.Open(Store(system).WithTelemetry());
        Fill(db, 3);
        using (var tx = db.BeginRead())
            tx.Lamps.Get(2);
        var activity = recorder.Activity("Get lamps");
        Assert.Equal((ActivityKind.Client, ActivityStatusCode.Unset), (activity.Kind, activity.Status));
        Assert.Equal(
            new Dictionary<string, object?>
            {
                ["db.system.name"] = system,
                ["db.namespace"] = "Watched",
                ["db.operation.name"] = "Get",
                ["db.collection.name"] = "lamps",
                ["db.response.returned_rows"] = 1L,
            },
            activity.TagObjects.ToDictionary());
        var duration = recorder.Durations.Single(one => one.Operation == "Get");
        Assert.InRange(duration.Value, 0, 60);
        Assert.Equal(["db.collection.name", "db.namespace", "db.operation.name", "db.system.name"], duration.Tags.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(1, recorder.Rows.Single(one => one.Operation == "Get").Value);
    }

    [Theory]
    [MemberData(nameof(Systems))]
    public async Task Every_verb_tells_of_itself_and_its_twin_tells_the_same(string system)
    {
        using var db = WatchedDb.Open(Store(system).WithTelemetry());
        using (var tx = db.BeginWrite())
        {
            EveryVerb(tx);
            tx.Commit();
        }
        var told = Told();
        await using (var tx = await db.BeginWriteAsync())
        {
            await EveryVerbAsync(tx);
            await tx.CommitAsync();
        }
        Assert.Equal(
            [
                "Truncate lamps -1", "Insert lamps 1", "Upsert lamps 1", "Update lamps 1", "Update lamps 0", "InsertMany lamps 3", "UpsertMany lamps 2",
                "Patch lamps 1", "GetOrInsert lamps -1", "Get lamps 1", "Get lamps 0", "Exists lamps -1", "GetMany lamps 1", "Count lamps -1", "Count lamps -1 ByPrice", "Get lamps 1 ByCode",
                "Exists lamps -1 ByCode", "Scan lamps 6", "Range lamps 2", "Keys lamps 3 ByPrice", "Delete lamps 1", "Delete lamps 0", "DeleteRange lamps 2",
                "Commit  -1", "WriteTransaction  -1",
            ],
            told);
        Assert.Equal(told, Told()[told.Count..]);
    }

    [Fact]
    public void Views_and_page_walks_are_told_too()
    {
        using var db = WatchedDb.Open(Store("lmdb").WithTelemetry());
        Fill(db, 5);
        using (var tx = db.BeginRead())
        {
            Assert.True(tx.Lamps.TryView(1, out var view));
            Assert.Equal("code 1", view.Code);
            Assert.True(tx.Lamps.ByCode.TryView("code 2", out view));
            Assert.Equal(2, view.Id);
            Assert.NotNull(tx.Lamps.Scan().ReadPage(2).Next);
        }
        Assert.Equal(["View lamps 1", "View lamps 1 ByCode", "Scan lamps 3", "ReadTransaction  -1"], Told()[^4..]);
    }

    [Fact]
    public void An_error_is_told_by_its_type_and_never_by_what_it_says()
    {
        using var db = WatchedDb.Open(Store("lmdb").WithTelemetry());
        Fill(db, 1);
        using (var tx = db.BeginWrite())
            Assert.Throws<UniqueViolationException>(() => tx.Lamps.Insert(new Lamp { Id = 9, Code = "code 0" }));
        var activity = recorder.Activity("Insert lamps");
        Assert.Equal((ActivityStatusCode.Error, null), (activity.Status, activity.StatusDescription));
        Assert.Equal("Trestle.UniqueViolationException", activity.GetTagItem("error.type"));
        Assert.Equal("Trestle.UniqueViolationException", recorder.Durations.Single(one => one.Operation == "Insert").Tags["error.type"]);
        Assert.False((bool)recorder.Activities.Last(one => one.DisplayName == "WriteTransaction").GetTagItem("trestle.committed")!);
    }

    [Fact]
    public void No_attribute_holds_a_key_or_a_value()
    {
        using var db = WatchedDb.Open(Store("lmdb").WithTelemetry(TimeSpan.Zero, new LogList()));
        using (var tx = db.BeginWrite())
        {
            EveryVerb(tx);
            tx.Commit();
        }
        var texts = recorder.Activities.SelectMany(activity => activity.TagObjects.Select(tag => tag.Value))
            .Concat(recorder.Durations.SelectMany(one => one.Tags.Values)).OfType<string>().Distinct();
        Assert.DoesNotContain(texts, text => text.Contains("code", StringComparison.OrdinalIgnoreCase) && text != "ByCode");
    }

    [Fact]
    public void A_verb_belongs_to_its_transaction_and_the_transaction_to_what_is_around_it()
    {
        using var db = WatchedDb.Open(Store("lmdb").WithTelemetry());
        using var request = new Activity("request").Start();
        using (var tx = db.BeginWrite())
        {
            Assert.Same(request, Activity.Current);
            tx.Lamps.Insert(new Lamp { Id = 1, Code = "a" });
            foreach (var _ in tx.Lamps.Scan())
                Assert.Same(request, Activity.Current);
            using (var step = new Activity("step").Start())
            {
                tx.Lamps.Get(1);
                Assert.Same(step, Activity.Current);
            }
            tx.Commit();
        }
        Assert.Same(request, Activity.Current);
        var transaction = recorder.Activity("WriteTransaction");
        Assert.Equal(request.SpanId, transaction.ParentSpanId);
        Assert.Equal(transaction.SpanId, recorder.Activity("Insert lamps").ParentSpanId);
        Assert.Equal(transaction.SpanId, recorder.Activity("Scan lamps").ParentSpanId);
        Assert.Equal(transaction.SpanId, recorder.Activity("Commit").ParentSpanId);
        Assert.NotEqual(transaction.SpanId, recorder.Activity("Get lamps").ParentSpanId);
        Assert.True((bool)transaction.GetTagItem("trestle.committed")!);
    }

    [Fact]
    public async Task The_verbs_of_a_delegate_belong_to_the_write_that_it_was_given_to()
    {
        await using var db = WatchedDb.Open(Store("lmdb").WithTelemetry());
        using var request = new Activity("request").Start();
        await db.WriteAsync(tx => tx.Lamps.Insert(new Lamp { Id = 1, Code = "a" }));
        await db.WriteAsync(async tx => await tx.Lamps.UpsertAsync(new Lamp { Id = 1, Code = "b" }));
        Assert.Equal("b", await db.ReadAsync(tx => tx.Lamps.Get(1)!.Code));
        Assert.Equal(1, await db.ReadAsync(async tx => await tx.Lamps.CountAsync()));
        Assert.Same(request, Activity.Current);
        var writes = recorder.Activities.Where(activity => activity.DisplayName == "WriteAsync").ToArray();
        var reads = recorder.Activities.Where(activity => activity.DisplayName == "ReadAsync").ToArray();
        Assert.Equal([request.SpanId, request.SpanId], writes.Select(write => write.ParentSpanId));
        Assert.Equal(writes[0].SpanId, recorder.Activity("Insert lamps").ParentSpanId);
        Assert.Equal(writes[1].SpanId, recorder.Activity("Upsert lamps").ParentSpanId);
        Assert.Equal(reads[0].SpanId, recorder.Activity("Get lamps").ParentSpanId);
        Assert.Equal(reads[1].SpanId, recorder.Activity("Count lamps").ParentSpanId);
    }

    [Fact]
    [SuppressMessage("Trestle.Transactions", "TRS4203", Justification = "The test is about what is awaited within a transaction.")]
    public async Task A_transaction_that_a_delegate_kept_is_found_out()
    {
        await using var db = WatchedDb.Open(Store("lmdb").WithTelemetry());
        var never = new TaskCompletionSource();
        WatchedWriteTransaction kept = default;
        await Assert.ThrowsAsync<IncompleteWriteException>(() => db.WriteAsync(async tx =>
        {
            kept = tx;
            await never.Task;
        }));
        await db.WriteAsync(_ => Assert.Throws<ObjectDisposedException>(() => kept.Lamps.Count()));
        never.SetResult();
        await db.WriteAsync(tx => tx.Lamps.Insert(new Lamp { Id = 1, Code = "a" }));
        Assert.Throws<ObjectDisposedException>(() => kept.Lamps.Count());
    }

    [Fact]
    public void What_is_slow_is_logged_and_marked()
    {
        var log = new LogList();
        using var db = WatchedDb.Open(Store("lmdb").WithTelemetry(TimeSpan.Zero, log));
        Fill(db, 2);
        using (var tx = db.BeginRead())
            tx.Lamps.ByPrice.All().ToList();
        var (level, id, text) = log.Lines.Single(line => line.Text.StartsWith("Range ", StringComparison.Ordinal));
        Assert.Equal((LogLevel.Warning, "SlowOperation"), (level, id.Name));
        Assert.Matches(@"^Range took [\d.E-]+ ms, longer than 0 ms \(table lamps, index ByPrice, rows 2, error none\)\.$", text);
        Assert.Equal("trestle.slow_operation", recorder.Activity("Range lamps").Events.Single().Name);
    }

    [Fact]
    public void What_is_not_slow_is_not_logged()
    {
        var log = new LogList();
        using var db = WatchedDb.Open(Store("lmdb").WithTelemetry(TimeSpan.FromHours(1), log));
        Fill(db, 2);
        Assert.Empty(log.Lines);
        Assert.All(recorder.Activities, activity => Assert.Empty(activity.Events));
    }

    [Fact]
    public void A_host_turns_it_on_with_its_own_log_and_threshold()
    {
        using var logs = new CapturedLogs();
        using var services = new ServiceCollection()
            .AddLogging(logging => logging.AddProvider(logs))
            .AddWatchedDb(_ => Store("sqlite"), new DatabaseOptions { SlowOperation = TimeSpan.Zero })
            .BuildServiceProvider();
        Fill(services.GetRequiredService<WatchedDb>(), 1);
        Assert.Contains(logs.Log.Lines, line => line.Text.StartsWith("InsertMany took", StringComparison.Ordinal));
        Assert.Contains("InsertMany lamps", recorder.Activities.Select(activity => activity.DisplayName));
    }

    [Fact]
    public void A_host_can_leave_it_off()
    {
        using var services = new ServiceCollection()
            .AddWatchedDb(_ => Store("lmdb"), new DatabaseOptions { Telemetry = false })
            .BuildServiceProvider();
        Fill(services.GetRequiredService<WatchedDb>(), 1);
        Assert.Empty(recorder.Activities);
        Assert.Empty(recorder.Durations);
    }

    [Fact]
    public void A_negative_threshold_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(
        "slowOperation", () => Store("lmdb").WithTelemetry(TimeSpan.FromSeconds(-2)));

    static void EveryVerb(WatchedWriteTransaction tx)
    {
        tx.Lamps.Truncate();
        tx.Lamps.Insert(Lamp(1));
        tx.Lamps.Upsert(Lamp(2));
        Assert.True(tx.Lamps.Update(Lamp(2)));
        Assert.False(tx.Lamps.Update(Lamp(3)));
        tx.Lamps.InsertMany([Lamp(3), Lamp(4), Lamp(5)]);
        tx.Lamps.UpsertMany([Lamp(5), Lamp(6)]);
        Assert.NotNull(tx.Lamps.Patch(6, new LampPatch().AddPrice(1)));
        tx.Lamps.GetOrInsert(Lamp(6));
        Assert.NotNull(tx.Lamps.Get(1));
        Assert.Null(tx.Lamps.Get(9));
        Assert.True(tx.Lamps.Exists(1));
        tx.Lamps.GetMany([1, 9]);
        Assert.Equal(6, tx.Lamps.Count());
        Assert.Equal(6, tx.Lamps.ByPrice.Count());
        Assert.NotNull(tx.Lamps.ByCode.Get("code 1"));
        Assert.True(tx.Lamps.ByCode.Exists("code 1"));
        Assert.Equal(6, tx.Lamps.Scan().ToList().Count);
        Assert.Equal(2, tx.Lamps.ByKey.Range(2, 4).ToList().Count);
        Assert.Equal(3, tx.Lamps.ByPrice.All().Take(3).Keys.ToList().Count);
        Assert.True(tx.Lamps.Delete(1));
        Assert.False(tx.Lamps.Delete(1));
        Assert.Equal(2, tx.Lamps.DeleteRange(tx.Lamps.Scan().Take(2)));
    }

    static async Task EveryVerbAsync(WatchedWriteTransaction tx)
    {
        await tx.Lamps.TruncateAsync();
        await tx.Lamps.InsertAsync(Lamp(1));
        await tx.Lamps.UpsertAsync(Lamp(2));
        Assert.True(await tx.Lamps.UpdateAsync(Lamp(2)));
        Assert.False(await tx.Lamps.UpdateAsync(Lamp(3)));
        await tx.Lamps.InsertManyAsync([Lamp(3), Lamp(4), Lamp(5)]);
        await tx.Lamps.UpsertManyAsync([Lamp(5), Lamp(6)]);
        Assert.NotNull(await tx.Lamps.PatchAsync(6, new LampPatch().AddPrice(1)));
        await tx.Lamps.GetOrInsertAsync(Lamp(6));
        Assert.NotNull(await tx.Lamps.GetAsync(1));
        Assert.Null(await tx.Lamps.GetAsync(9));
        Assert.True(await tx.Lamps.ExistsAsync(1));
        await tx.Lamps.GetManyAsync([1, 9]);
        Assert.Equal(6, await tx.Lamps.CountAsync());
        Assert.Equal(6, await tx.Lamps.ByPrice.CountAsync());
        Assert.NotNull(await tx.Lamps.ByCode.GetAsync("code 1"));
        Assert.True(await tx.Lamps.ByCode.ExistsAsync("code 1"));
        Assert.Equal(6, (await tx.Lamps.Scan().ToListAsync()).Count);
        Assert.Equal(2, (await tx.Lamps.ByKey.Range(2, 4).ToListAsync()).Count);
        Assert.Equal(3, (await tx.Lamps.ByPrice.All().Take(3).Keys.ToListAsync()).Count);
        Assert.True(await tx.Lamps.DeleteAsync(1));
        Assert.False(await tx.Lamps.DeleteAsync(1));
        Assert.Equal(2, await tx.Lamps.DeleteRangeAsync(tx.Lamps.Scan().Take(2)));
    }

    static Lamp Lamp(int id) => new() { Id = id, Code = $"code {id}", Price = id };

    // Verb, table, rows and index of each activity.
    List<string> Told() =>
    [
        .. recorder.Activities.Select(activity => $"{activity.GetTagItem("db.operation.name")} {activity.GetTagItem("db.collection.name")} "
            + $"{activity.GetTagItem("db.response.returned_rows") ?? activity.GetTagItem("trestle.affected_rows") ?? -1} {activity.GetTagItem("trestle.index")}".TrimEnd()),
    ];

    static void Fill(WatchedDb db, int count)
    {
        using var tx = db.BeginWrite();
        tx.Lamps.InsertMany(Enumerable.Range(0, count).Select(Lamp));
        tx.Commit();
    }

    Store Store(string system) => system switch
    {
        "lmdb" => LmdbStore.At(folder.File("a"), new LmdbOptions { Profile = LmdbProfile.Unsafe }),
        "sqlite" => SqliteStore.At(folder.File("a"), new SqliteOptions { Profile = SqliteProfile.Fast }),
        _ => PostgresServer.NewStore(),
    };

    sealed class CapturedLogs : ILoggerProvider
    {
        public LogList Log { get; } = new();

        public ILogger CreateLogger(string categoryName) => Log;

        public void Dispose()
        {
        }
    }
}
