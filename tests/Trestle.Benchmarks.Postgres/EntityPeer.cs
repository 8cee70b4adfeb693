using System.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Trestle.Benchmarks.Data;
using Trestle.Benchmarks.Peers;

namespace Trestle.Benchmarks.Postgres;

/// <summary>EF Core at its best: compiled queries without tracking, and a fresh context for each commit.</summary>
internal sealed class EntityPeer(NpgsqlDataSource source) : Peer
{
    public const string Title = "EF Core";

    static readonly Func<EventContext, Guid, PlainRow> Get =
        EF.CompileQuery((EventContext context, Guid id) => context.Events.AsNoTracking().First(row => row.Id == id));

    static readonly Func<EventContext, Guid, IEnumerable<PlainRow>> Range =
        EF.CompileQuery((EventContext context, Guid account) =>
            context.Events.AsNoTracking().Where(row => row.Account == account).OrderBy(row => row.At).ThenBy(row => row.Id).AsQueryable());

    static readonly Func<EventContext, IEnumerable<PlainRow>> All =
        EF.CompileQuery((EventContext context) => context.Events.AsNoTracking().OrderBy(row => row.Id).AsQueryable());

    readonly EventContext reading = new(source);
    PlainRow[] taken = [];

    public override string Name => Title;

    public override void Take(Event[] rows) => taken = [.. rows.Select(PlainRow.Of)];

    public override long Insert(int perCommit) => Save(perCommit, static (context, rows) => context.AddRange(rows));

    public override long Load() => Insert(Math.Max(1, taken.Length));

    public override long Update(int perCommit) => Save(perCommit, static (context, rows) => context.UpdateRange(rows));

    public override long GetEach(ReadOnlySpan<Guid> keys)
    {
        var sum = 0L;
        using var transaction = reading.Database.BeginTransaction(IsolationLevel.RepeatableRead);
        foreach (var key in keys)
            sum += Get(reading, key).Serial;
        transaction.Commit();
        return sum;
    }

    public override long GetAlone(ReadOnlySpan<Guid> keys)
    {
        var sum = 0L;
        foreach (var key in keys)
        {
            using var own = new EventContext(source);
            sum += Get(own, key).Serial;
        }

        return sum;
    }

    public override long Ranges(ReadOnlySpan<Guid> accounts)
    {
        var sum = 0L;
        using var transaction = reading.Database.BeginTransaction(IsolationLevel.RepeatableRead);
        foreach (var account in accounts)
            sum += Range(reading, account).Sum(row => row.Serial);
        transaction.Commit();
        return sum;
    }

    public override long Scan() => All(reading).Sum(row => row.Serial);

    public override void Dispose() => reading.Dispose();

    long Save(int perCommit, Action<EventContext, IEnumerable<PlainRow>> mark)
    {
        var written = 0L;
        foreach (var batch in taken.Chunk(perCommit))
        {
            using var context = new EventContext(source);
            context.ChangeTracker.AutoDetectChangesEnabled = false;
            mark(context, batch);
            written += context.SaveChanges();
        }

        return written;
    }
}
