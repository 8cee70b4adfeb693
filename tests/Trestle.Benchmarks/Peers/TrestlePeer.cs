using System.Diagnostics.CodeAnalysis;
using Trestle.Benchmarks.Data;

namespace Trestle.Benchmarks.Peers;

/// <summary>The generated API over our store. The database belongs to whoever opened it.</summary>
internal sealed class TrestlePeer(BenchDb db) : Peer
{
    Event[] taken = [];

    public override string Name => "Trestle";

    public override void Take(Event[] rows) => taken = rows;

    public override long Insert(int perCommit)
    {
        var written = 0L;
        foreach (var batch in taken.Chunk(perCommit))
        {
            using var tx = db.BeginWrite();
            written += tx.Events.InsertMany(batch);
            tx.Commit();
        }

        return written;
    }

    public override long Load() => Insert(Math.Max(1, taken.Length));

    public override long Update(int perCommit)
    {
        var written = 0L;
        foreach (var batch in taken.Chunk(perCommit))
        {
            using var tx = db.BeginWrite();
            foreach (var row in batch)
                written += tx.Events.Update(row) ? 1 : 0;
            tx.Commit();
        }

        return written;
    }

    [SuppressMessage("Trestle.Reads", "TRS4004", Justification = "Single rows are what is measured.")]
    public override long GetEach(ReadOnlySpan<Guid> keys)
    {
        var sum = 0L;
        using var tx = db.BeginRead();
        foreach (var key in keys)
            sum += tx.Events.Get(key)!.Serial;
        return sum;
    }

    public override long GetMany(Guid[] keys)
    {
        var sum = 0L;
        using var tx = db.BeginRead();
        foreach (var row in tx.Events.GetMany(keys))
            sum += row!.Serial;
        return sum;
    }

    public override long GetAlone(ReadOnlySpan<Guid> keys)
    {
        var sum = 0L;
        foreach (var key in keys)
        {
            using var tx = db.BeginRead();
            sum += tx.Events.Get(key)!.Serial;
        }

        return sum;
    }

    [SuppressMessage("Trestle.Reads", "TRS4005", Justification = "Whole rows are what is measured.")]
    public override long Ranges(ReadOnlySpan<Guid> accounts)
    {
        var sum = 0L;
        using var tx = db.BeginRead();
        foreach (var account in accounts)
        {
            foreach (var row in tx.Events.ByAccount.Prefix(account))
                sum += row.Serial;
        }

        return sum;
    }

    [SuppressMessage("Trestle.Reads", "TRS4005", Justification = "Whole rows are what is measured.")]
    public override long Scan()
    {
        var sum = 0L;
        using var tx = db.BeginRead();
        foreach (var row in tx.Events.Scan())
            sum += row.Serial;
        return sum;
    }

    public override void Dispose()
    {
    }
}
