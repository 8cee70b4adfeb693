using Microsoft.Data.Sqlite;
using Trestle.Benchmarks.Data;
using Trestle.Benchmarks.Peers;

namespace Trestle.Benchmarks.Sqlite;

/// <summary>ADO.NET with prepared commands that are kept, each with its parameters.</summary>
internal sealed class AdoPeer : Peer
{
    public const string Title = "ADO.NET";

    readonly SqliteConnection connection;
    readonly SqliteCommand get, range, scan, insert, update;
    PlainRow[] taken = [];

    public AdoPeer(SqliteConnection connection)
    {
        this.connection = connection;
        get = Prepare(SqliteFileStore.Sql.Get, 1);
        range = Prepare(SqliteFileStore.Sql.Range, 1);
        scan = Prepare(EventStatements.Scan, 0);
        insert = Prepare(SqliteFileStore.Sql.Insert, EventStatements.Width);
        update = Prepare(SqliteFileStore.Sql.Update, EventStatements.Width);
    }

    public override string Name => Title;

    public override void Take(Event[] rows) => taken = [.. rows.Select(PlainRow.Of)];

    public override long Insert(int perCommit) => Write(insert, perCommit);

    public override long Load() => Write(insert, Math.Max(1, taken.Length));

    public override long Update(int perCommit) => Write(update, perCommit);

    public override long GetEach(ReadOnlySpan<Guid> keys) => InTransaction(get, keys);

    public override long GetAlone(ReadOnlySpan<Guid> keys)
    {
        get.Transaction = null;
        var sum = 0L;
        foreach (var key in keys)
            sum += Sum(get, key);
        return sum;
    }

    public override long Ranges(ReadOnlySpan<Guid> accounts) => InTransaction(range, accounts);

    public override long Scan() => Sum(scan);

    public override void Dispose()
    {
        foreach (var command in (SqliteCommand[])[get, range, scan, insert, update])
            command.Dispose();
        connection.Dispose();
    }

    long InTransaction(SqliteCommand command, ReadOnlySpan<Guid> parameters)
    {
        var sum = 0L;
        using var transaction = connection.BeginTransaction(deferred: true);
        command.Transaction = transaction;
        foreach (var parameter in parameters)
            sum += Sum(command, parameter);
        transaction.Commit();
        return sum;
    }

    long Write(SqliteCommand command, int perCommit)
    {
        var written = 0L;
        foreach (var batch in taken.Chunk(perCommit))
        {
            using var transaction = connection.BeginTransaction();
            command.Transaction = transaction;
            foreach (var row in batch)
                written += Write(command, row);
            transaction.Commit();
        }

        return written;
    }

    static int Write(SqliteCommand command, PlainRow row)
    {
        var parameters = command.Parameters;
        parameters[0].Value = row.Id;
        parameters[1].Value = row.Account;
        parameters[2].Value = row.At;
        parameters[3].Value = row.Serial;
        parameters[4].Value = row.Kind;
        parameters[5].Value = row.Amount;
        parameters[6].Value = row.Title;
        parameters[7].Value = (object?)row.Note ?? DBNull.Value;
        return command.ExecuteNonQuery();
    }

    static long Sum(SqliteCommand command, Guid parameter)
    {
        command.Parameters[0].Value = parameter.ToByteArray(bigEndian: true);
        return Sum(command);
    }

    static long Sum(SqliteCommand command)
    {
        var sum = 0L;
        using var reader = command.ExecuteReader();
        while (reader.Read())
            sum += Read(reader).Serial;
        return sum;
    }

    static PlainRow Read(SqliteDataReader reader) => new()
    {
        Id = reader.GetFieldValue<byte[]>(0),
        Account = reader.GetFieldValue<byte[]>(1),
        At = reader.GetInt64(2),
        Serial = reader.GetInt64(3),
        Kind = reader.GetInt32(4),
        Amount = reader.GetInt64(5),
        Title = reader.GetString(6),
        Note = reader.IsDBNull(7) ? null : reader.GetString(7),
    };

    SqliteCommand Prepare(string sql, int parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var number = 1; number <= parameters; number++)
            command.Parameters.Add(new SqliteParameter { ParameterName = "?" + number, Value = DBNull.Value });
        command.Prepare();
        return command;
    }
}
