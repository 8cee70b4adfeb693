using Dapper;
using Microsoft.Data.Sqlite;
using Trestle.Benchmarks.Data;
using Trestle.Benchmarks.Peers;

namespace Trestle.Benchmarks.Sqlite;

/// <summary>Dapper as its manual shows it, over one open connection.</summary>
internal sealed class DapperPeer : Peer
{
    public const string Title = "Dapper";

    const string Get = $"SELECT {EventStatements.Columns} FROM \"events\" WHERE \"id\" = @id";
    const string Range = $"SELECT {EventStatements.Columns} FROM \"events\" WHERE \"account\" = @account ORDER BY \"account\", \"at\", \"id\"";
    const string Write = $"INSERT INTO \"events\" ({EventStatements.Columns}) VALUES (@Id, @Account, @At, @Serial, @Kind, @Amount, @Title, @Note)";
    const string Change =
        "UPDATE \"events\" SET \"account\" = @Account, \"at\" = @At, \"serial\" = @Serial, \"kind\" = @Kind, \"amount\" = @Amount, \"title\" = @Title, \"note\" = @Note WHERE \"id\" = @Id";

    readonly SqliteConnection connection;
    PlainRow[] taken = [];

    public DapperPeer(string path)
    {
        connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        connection.Execute(SqliteFileStore.Settings);
    }

    public override string Name => Title;

    public override void Take(Event[] rows) => taken = [.. rows.Select(PlainRow.Of)];

    public override long Insert(int perCommit) => Execute(Write, perCommit);

    public override long Load() => Execute(Write, Math.Max(1, taken.Length));

    public override long Update(int perCommit) => Execute(Change, perCommit);

    public override long GetEach(ReadOnlySpan<Guid> keys)
    {
        using var transaction = connection.BeginTransaction(deferred: true);
        var sum = Sum(keys, transaction);
        transaction.Commit();
        return sum;
    }

    public override long GetAlone(ReadOnlySpan<Guid> keys) => Sum(keys, null);

    public override long Ranges(ReadOnlySpan<Guid> accounts)
    {
        var sum = 0L;
        using var transaction = connection.BeginTransaction(deferred: true);
        foreach (var account in accounts)
        {
            foreach (var row in connection.Query<PlainRow>(Range, new { account = account.ToByteArray(bigEndian: true) }, transaction))
                sum += row.Serial;
        }

        transaction.Commit();
        return sum;
    }

    public override long Scan() => connection.Query<PlainRow>(EventStatements.Scan, buffered: false).Sum(row => row.Serial);

    public override void Dispose() => connection.Dispose();

    long Sum(ReadOnlySpan<Guid> keys, SqliteTransaction? transaction)
    {
        var sum = 0L;
        foreach (var key in keys)
            sum += connection.QueryFirst<PlainRow>(Get, new { id = key.ToByteArray(bigEndian: true) }, transaction).Serial;
        return sum;
    }

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
