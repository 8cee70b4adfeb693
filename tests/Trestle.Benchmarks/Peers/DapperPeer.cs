using System.Data;
using System.Data.Common;
using Dapper;
using Trestle.Benchmarks.Data;

namespace Trestle.Benchmarks.Peers;

/// <summary>The name of Dapper in lines.</summary>
internal static class DapperPeer
{
    public const string Title = "Dapper";
}

/// <summary>Dapper as its manual shows it, over one open connection.</summary>
/// <typeparam name="TRow">What it fills.</typeparam>
/// <typeparam name="TKey">A UUID as the driver takes it.</typeparam>
internal sealed class DapperPeer<TRow, TKey>(Func<DbConnection> open, Func<Event, TRow> convert, Func<Guid, TKey> key, bool opensEach) : Peer
    where TRow : class, IPlainRow
{
    const string Get = $"SELECT {EventStatements.Columns} FROM \"events\" WHERE \"id\" = @id";
    const string Range = $"SELECT {EventStatements.Columns} FROM \"events\" WHERE \"account\" = @account ORDER BY \"account\", \"at\", \"id\"";
    const string Write = $"INSERT INTO \"events\" ({EventStatements.Columns}) VALUES (@Id, @Account, @At, @Serial, @Kind, @Amount, @Title, @Note)";
    const string Change =
        "UPDATE \"events\" SET \"account\" = @Account, \"at\" = @At, \"serial\" = @Serial, \"kind\" = @Kind, \"amount\" = @Amount, "
        + "\"title\" = @Title, \"note\" = @Note WHERE \"id\" = @Id";

    readonly DbConnection connection = open();
    TRow[] taken = [];

    public override string Name => DapperPeer.Title;

    public override void Take(Event[] rows) => taken = [.. rows.Select(convert)];

    public override long Insert(int perCommit) => Execute(Write, perCommit);

    public override long Load() => Execute(Write, Math.Max(1, taken.Length));

    public override long Update(int perCommit) => Execute(Change, perCommit);

    public override long GetEach(ReadOnlySpan<Guid> keys)
    {
        var sum = 0L;
        using var transaction = connection.BeginTransaction(IsolationLevel.RepeatableRead);
        foreach (var one in keys)
            sum += connection.QueryFirst<TRow>(Get, new { id = key(one) }, transaction).Serial;
        transaction.Commit();
        return sum;
    }

    public override long GetAlone(ReadOnlySpan<Guid> keys)
    {
        var sum = 0L;
        foreach (var one in keys)
        {
            using var own = opensEach ? open() : null;
            sum += (own ?? connection).QueryFirst<TRow>(Get, new { id = key(one) }).Serial;
        }

        return sum;
    }

    public override long Ranges(ReadOnlySpan<Guid> accounts)
    {
        var sum = 0L;
        using var transaction = connection.BeginTransaction(IsolationLevel.RepeatableRead);
        foreach (var account in accounts)
        {
            foreach (var row in connection.Query<TRow>(Range, new { account = key(account) }, transaction))
                sum += row.Serial;
        }

        transaction.Commit();
        return sum;
    }

    public override long Scan() => connection.Query<TRow>(EventStatements.Scan, buffered: false).Sum(row => row.Serial);

    public override void Dispose() => connection.Dispose();

    long Execute(string sql, int perCommit)
    {
        var written = 0L;
        foreach (var batch in taken.Chunk(perCommit))
        {
            using var transaction = connection.BeginTransaction();
            written += connection.Execute(sql, batch, transaction);
            transaction.Commit();
        }

        return written;
    }
}
