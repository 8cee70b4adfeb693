using System.Data;
using Npgsql;
using NpgsqlTypes;
using Trestle.Benchmarks.Data;
using Trestle.Benchmarks.Peers;

namespace Trestle.Benchmarks.Postgres;

/// <summary>Npgsql by hand: prepared commands that are kept, typed parameters, batches where there is more than one statement to send.</summary>
internal sealed class NpgsqlPeer : Peer
{
    public const string Title = "Npgsql";

    static readonly EventStatements Sql = new("$");

    readonly NpgsqlDataSource source;
    readonly NpgsqlConnection connection;
    readonly NpgsqlCommand get, range, scan;
    PlainRow[] taken = [];

    public NpgsqlPeer(NpgsqlDataSource source)
    {
        this.source = source;
        connection = source.OpenConnection();
        get = Prepare(Sql.Get, hasKey: true);
        range = Prepare(Sql.Range, hasKey: true);
        scan = Prepare(EventStatements.Scan, hasKey: false);
    }

    public override string Name => Title;

    public override void Take(Event[] rows) => taken = [.. rows.Select(PlainRow.Of)];

    // One batch, prepared once, whose parameters are filled anew for each commit.
    public override long Insert(int perCommit)
    {
        var written = 0L;
        NpgsqlBatch? batch = null;
        foreach (var rows in taken.Chunk(perCommit))
        {
            using var transaction = connection.BeginTransaction(IsolationLevel.Serializable);
            if (batch?.BatchCommands.Count != rows.Length)
                batch = PrepareInserts(rows.Length);
            for (var at = 0; at < rows.Length; at++)
                Fill(batch.BatchCommands[at].Parameters, rows[at]);
            batch.Transaction = transaction;
            written += batch.ExecuteNonQuery();
            transaction.Commit();
        }

        batch?.Dispose();
        return written;
    }

    // One by one, as our verb does it; what goes in one statement for many rows is the insert's business.
    public override long Update(int perCommit)
    {
        var written = 0L;
        using var update = new NpgsqlCommand(Sql.Update, connection);
        update.Parameters.AddRange(Parameters());
        update.Prepare();
        foreach (var rows in taken.Chunk(perCommit))
        {
            using var transaction = connection.BeginTransaction(IsolationLevel.Serializable);
            foreach (var row in rows)
            {
                Fill(update.Parameters, row);
                written += update.ExecuteNonQuery();
            }

            transaction.Commit();
        }

        return written;
    }

    public override long Load()
    {
        using var copy = connection.BeginBinaryImport($"COPY \"events\" ({EventStatements.Columns}) FROM STDIN (FORMAT BINARY)");
        foreach (var row in taken)
            Write(copy, row);
        return (long)copy.Complete();
    }

    public override long GetEach(ReadOnlySpan<Guid> keys) => InTransaction(get, keys);

    // In a transaction like ours, so that what is read is of one snapshot however much is read.
    public override long GetAlone(ReadOnlySpan<Guid> keys)
    {
        var sum = 0L;
        foreach (var key in keys)
        {
            using var own = source.OpenConnection();
            using var transaction = own.BeginTransaction(IsolationLevel.RepeatableRead);
            using var command = new NpgsqlCommand(Sql.Get, own) { Parameters = { new NpgsqlParameter<Guid> { TypedValue = key } } };
            command.Prepare();
            sum += Sum(command);
            transaction.Commit();
        }

        return sum;
    }

    public override long Ranges(ReadOnlySpan<Guid> accounts) => InTransaction(range, accounts);

    public override long Scan() => Sum(scan);

    public override void Dispose()
    {
        foreach (var command in (NpgsqlCommand[])[get, range, scan])
            command.Dispose();
        connection.Dispose();
    }

    long InTransaction(NpgsqlCommand command, ReadOnlySpan<Guid> keys)
    {
        var sum = 0L;
        using var transaction = connection.BeginTransaction(IsolationLevel.RepeatableRead);
        foreach (var key in keys)
        {
            ((NpgsqlParameter<Guid>)command.Parameters[0]).TypedValue = key;
            sum += Sum(command);
        }

        transaction.Commit();
        return sum;
    }

    NpgsqlBatch PrepareInserts(int count)
    {
        var batch = new NpgsqlBatch(connection);
        for (var at = 0; at < count; at++)
        {
            var insert = new NpgsqlBatchCommand(Sql.Insert);
            insert.Parameters.AddRange(Parameters());
            batch.BatchCommands.Add(insert);
        }

        batch.Prepare();
        return batch;
    }

    static NpgsqlParameter[] Parameters() =>
    [
        new NpgsqlParameter<Guid> { NpgsqlDbType = NpgsqlDbType.Uuid },
        new NpgsqlParameter<Guid> { NpgsqlDbType = NpgsqlDbType.Uuid },
        new NpgsqlParameter<DateTime> { NpgsqlDbType = NpgsqlDbType.TimestampTz },
        new NpgsqlParameter<long> { NpgsqlDbType = NpgsqlDbType.Bigint },
        new NpgsqlParameter<int> { NpgsqlDbType = NpgsqlDbType.Integer },
        new NpgsqlParameter<decimal> { NpgsqlDbType = NpgsqlDbType.Numeric },
        new NpgsqlParameter<string> { NpgsqlDbType = NpgsqlDbType.Text },
        new NpgsqlParameter<string?> { NpgsqlDbType = NpgsqlDbType.Text },
    ];

    static void Fill(NpgsqlParameterCollection parameters, PlainRow row)
    {
        ((NpgsqlParameter<Guid>)parameters[0]).TypedValue = row.Id;
        ((NpgsqlParameter<Guid>)parameters[1]).TypedValue = row.Account;
        ((NpgsqlParameter<DateTime>)parameters[2]).TypedValue = row.At;
        ((NpgsqlParameter<long>)parameters[3]).TypedValue = row.Serial;
        ((NpgsqlParameter<int>)parameters[4]).TypedValue = row.Kind;
        ((NpgsqlParameter<decimal>)parameters[5]).TypedValue = row.Amount;
        ((NpgsqlParameter<string>)parameters[6]).TypedValue = row.Title;
        ((NpgsqlParameter<string?>)parameters[7]).TypedValue = row.Note;
    }

    static void Write(NpgsqlBinaryImporter copy, PlainRow row)
    {
        copy.StartRow();
        copy.Write(row.Id, NpgsqlDbType.Uuid);
        copy.Write(row.Account, NpgsqlDbType.Uuid);
        copy.Write(row.At, NpgsqlDbType.TimestampTz);
        copy.Write(row.Serial, NpgsqlDbType.Bigint);
        copy.Write(row.Kind, NpgsqlDbType.Integer);
        copy.Write(row.Amount, NpgsqlDbType.Numeric);
        copy.Write(row.Title, NpgsqlDbType.Text);
        if (row.Note is null)
            copy.WriteNull();
        else
            copy.Write(row.Note, NpgsqlDbType.Text);
    }

    static long Sum(NpgsqlCommand command)
    {
        var sum = 0L;
        using var reader = command.ExecuteReader();
        while (reader.Read())
            sum += Read(reader).Serial;
        return sum;
    }

    static PlainRow Read(NpgsqlDataReader reader) => new()
    {
        Id = reader.GetGuid(0),
        Account = reader.GetGuid(1),
        At = reader.GetDateTime(2),
        Serial = reader.GetInt64(3),
        Kind = reader.GetInt32(4),
        Amount = reader.GetDecimal(5),
        Title = reader.GetString(6),
        Note = reader.IsDBNull(7) ? null : reader.GetString(7),
    };

    NpgsqlCommand Prepare(string sql, bool hasKey)
    {
        var command = new NpgsqlCommand(sql, connection);
        if (hasKey)
            command.Parameters.Add(new NpgsqlParameter<Guid> { NpgsqlDbType = NpgsqlDbType.Uuid });
        command.Prepare();
        return command;
    }
}
