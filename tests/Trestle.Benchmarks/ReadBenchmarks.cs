using Trestle.Benchmarks.Data;
using Trestle.Lmdb;

namespace Trestle.Benchmarks;

/// <summary>Point reads and scans through the generated API, against the plain C calls on a file with the same keys and values.</summary>
internal static unsafe class ReadBenchmarks
{
    const int PerRound = 20_000;

    public static IEnumerable<Line> Run(int rowCount, int rounds)
    {
        using var folder = new TemporaryFolder();
        var rows = Rows.Events(rowCount);
        var random = new Random(1);
        using var db = BenchDb.Open(LmdbStore.At(folder.File("ours.lmdb"), new LmdbOptions { Profile = LmdbProfile.Unsafe }));
        using (var tx = db.BeginWrite())
        {
            tx.Events.InsertMany(rows);
            tx.Commit();
        }

        var raw = RawLmdb.Open(folder.File("raw.lmdb"), RawLmdb.NoSync);
        var database = FillRaw(raw, db);
        var cold = Pick(rows, PerRound, random);
        var hot = Enumerable.Repeat(Pick(rows, 10_000, random), 2).SelectMany(keys => keys).ToArray();

        using var read = db.BeginRead();
        var rawRead = RawLmdb.Begin(raw, RawLmdb.ReadOnly);
        var events = read.Events;
        yield return Rounds.Compare(
            "lmdb", $"TryView + one field / mdb_get, {rowCount:N0} rows", Goal.Ratio(1.05), rounds, PerRound,
            () => ViewEach(events, cold), () => GetEach(rawRead, database, cold));
        yield return Rounds.Compare(
            "lmdb", $"Get of a whole record / mdb_get, {rowCount:N0} rows", Goal.Ratio(1.25), rounds, PerRound,
            () => RecordEach(events, cold), () => GetEach(rawRead, database, cold));
        yield return Rounds.Compare(
            "lmdb", "TryView + one field / mdb_get, 10,000 hot rows", Goal.Ratio(1.10), rounds, PerRound,
            () => ViewEach(events, hot), () => GetEach(rawRead, database, hot));
        yield return Rounds.Compare(
            "lmdb", "begin + view + end / renew + get + reset, hot", Goal.Ratio(1.10), rounds, PerRound,
            () => TransactionEach(db, hot), () => RenewEach(rawRead, database, hot));
        yield return Rounds.Compare(
            "lmdb", "GetMany of 10,000 keys / as many mdb_get", Goal.Ratio(0.5), rounds, 10_000,
            () => events.GetMany(cold.AsSpan(0, 10_000).ToArray()), () => GetEach(rawRead, database, cold.AsSpan(0, 10_000)));
        yield return Rounds.Compare(
            "lmdb", "scan by views / MDB_NEXT", Goal.Ratio(1.15), rounds, rowCount,
            () => ScanViews(events), () => ScanRaw(rawRead, database));
        RawLmdb.mdb_txn_abort(rawRead);
        RawLmdb.mdb_env_close(raw);
    }

    static Guid[] Pick(Event[] rows, int count, Random random)
    {
        var keys = new Guid[count];
        for (var key = 0; key < count; key++)
            keys[key] = rows[random.Next(rows.Length)].Id;
        return keys;
    }

    // Copies the stored bytes in key order, in batches, so that both trees hold the same.
    static uint FillRaw(nint raw, BenchDb db)
    {
        var write = RawLmdb.Begin(raw);
        var database = RawLmdb.Database(write, "events");
        var scratch = new byte[1024];
        Span<byte> key = stackalloc byte[16];
        using var read = db.BeginRead();
        foreach (var row in read.Events.Scan())
        {
            row.Id.TryWriteBytes(key, bigEndian: true, out _);
            var length = EventLayout.WriteValue(row, scratch);
            RawLmdb.Put(write, database, key, scratch.AsSpan(0, length));
        }

        RawLmdb.Check(RawLmdb.mdb_txn_commit(write));
        return database;
    }

    static void ViewEach(EventReader events, Guid[] keys)
    {
        var sum = 0L;
        foreach (var key in keys)
        {
            if (events.TryView(key, out var view))
                sum += view.Serial;
        }

        Keep(sum);
    }

    static void RecordEach(EventReader events, Guid[] keys)
    {
        var sum = 0L;
        foreach (var key in keys)
            sum += events.Get(key)!.Serial;
        Keep(sum);
    }

    static void TransactionEach(BenchDb db, Guid[] keys)
    {
        var sum = 0L;
        foreach (var key in keys)
        {
            using var tx = db.BeginRead();
            if (tx.Events.TryView(key, out var view))
                sum += view.Serial;
        }

        Keep(sum);
    }

    static void GetEach(nint transaction, uint database, ReadOnlySpan<Guid> keys)
    {
        var sum = 0L;
        Span<byte> bytes = stackalloc byte[16];
        foreach (var key in keys)
        {
            key.TryWriteBytes(bytes, bigEndian: true, out _);
            sum += RawLmdb.Get(transaction, database, bytes)[20];
        }

        Keep(sum);
    }

    static void RenewEach(nint transaction, uint database, Guid[] keys)
    {
        var sum = 0L;
        Span<byte> bytes = stackalloc byte[16];
        foreach (var key in keys)
        {
            RawLmdb.mdb_txn_reset(transaction);
            RawLmdb.Check(RawLmdb.mdb_txn_renew(transaction));
            key.TryWriteBytes(bytes, bigEndian: true, out _);
            sum += RawLmdb.Get(transaction, database, bytes)[20];
        }

        Keep(sum);
    }

    static void ScanViews(EventReader events)
    {
        var sum = 0L;
        foreach (var view in events.Scan().Views)
            sum += view.Serial;
        Keep(sum);
    }

    static void ScanRaw(nint transaction, uint database)
    {
        var sum = 0L;
        RawLmdb.Check(RawLmdb.mdb_cursor_open(transaction, database, out var cursor));
        RawLmdb.Value key, value;
        while (RawLmdb.mdb_cursor_get(cursor, &key, &value, RawLmdb.Next) == 0)
            sum += value.Data[20];
        RawLmdb.mdb_cursor_close(cursor);
        Keep(sum);
    }

    static void Keep(long sum) => GC.KeepAlive(sum == long.MinValue ? new object() : null);
}
