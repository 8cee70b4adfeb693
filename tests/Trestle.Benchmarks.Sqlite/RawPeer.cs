using Trestle.Benchmarks.Data;
using Trestle.Benchmarks.Peers;

namespace Trestle.Benchmarks.Sqlite;

/// <summary>SQLite's C functions with prepared statements. It looks at every column of a row and copies nothing.</summary>
internal sealed unsafe class RawPeer : Peer
{
    public const string Title = "C API";

    readonly nint connection;
    readonly nint begin, beginWrite, commit, get, range, scan, insert, update;
    RawRow[] taken = [];

    public RawPeer(string path)
    {
        connection = RawSqlite.Open(path);
        RawSqlite.Execute(connection, SqliteFileStore.Settings);
        begin = RawSqlite.Prepare(connection, "BEGIN");
        beginWrite = RawSqlite.Prepare(connection, "BEGIN IMMEDIATE");
        commit = RawSqlite.Prepare(connection, "COMMIT");
        get = RawSqlite.Prepare(connection, SqliteFileStore.Sql.Get);
        range = RawSqlite.Prepare(connection, SqliteFileStore.Sql.Range);
        scan = RawSqlite.Prepare(connection, EventStatements.Scan);
        insert = RawSqlite.Prepare(connection, SqliteFileStore.Sql.Insert);
        update = RawSqlite.Prepare(connection, SqliteFileStore.Sql.Update);
    }

    public override string Name => Title;

    public override void Take(Event[] rows) => taken = [.. rows.Select(RawRow.Of)];

    public override long Insert(int perCommit) => Write(insert, perCommit);

    public override long Load() => Write(insert, Math.Max(1, taken.Length));

    public override long Update(int perCommit) => Write(update, perCommit);

    public override long GetEach(ReadOnlySpan<Guid> keys)
    {
        RawSqlite.Run(begin);
        var sum = GetAlone(keys);
        RawSqlite.Run(commit);
        return sum;
    }

    public override long GetAlone(ReadOnlySpan<Guid> keys)
    {
        var sum = 0L;
        foreach (var key in keys)
            sum += Sum(get, key);
        return sum;
    }

    public override long Ranges(ReadOnlySpan<Guid> accounts)
    {
        var sum = 0L;
        RawSqlite.Run(begin);
        foreach (var account in accounts)
            sum += Sum(range, account);
        RawSqlite.Run(commit);
        return sum;
    }

    public override long Scan() => Sum(scan);

    public override void Dispose()
    {
        foreach (var statement in (nint[])[begin, beginWrite, commit, get, range, scan, insert, update])
            _ = RawSqlite.sqlite3_finalize(statement);
        _ = RawSqlite.sqlite3_close_v2(connection);
    }

    long Write(nint statement, int perCommit)
    {
        var written = 0L;
        for (var first = 0; first < taken.Length; first += perCommit)
        {
            RawSqlite.Run(beginWrite);
            foreach (var row in taken.AsSpan(first, Math.Min(perCommit, taken.Length - first)))
            {
                Write(statement, row);
                written += RawSqlite.sqlite3_changes(connection);
            }

            RawSqlite.Run(commit);
        }

        return written;
    }

    static void Write(nint statement, RawRow row)
    {
        fixed (byte* id = row.Id, account = row.Account, title = row.Title, note = row.Note)
        {
            _ = RawSqlite.sqlite3_bind_blob(statement, 1, id, 16, 0);
            _ = RawSqlite.sqlite3_bind_blob(statement, 2, account, 16, 0);
            _ = RawSqlite.sqlite3_bind_int64(statement, 3, row.At);
            _ = RawSqlite.sqlite3_bind_int64(statement, 4, row.Serial);
            _ = RawSqlite.sqlite3_bind_int64(statement, 5, row.Kind);
            _ = RawSqlite.sqlite3_bind_int64(statement, 6, row.Amount);
            _ = RawSqlite.sqlite3_bind_text(statement, 7, title, row.Title.Length, 0);
            _ = row.Note is null
                ? RawSqlite.sqlite3_bind_null(statement, 8)
                : RawSqlite.sqlite3_bind_text(statement, 8, note, row.Note.Length, 0);
            RawSqlite.Run(statement);
        }
    }

    static long Sum(nint statement, Guid parameter)
    {
        Span<byte> bytes = stackalloc byte[16];
        parameter.TryWriteBytes(bytes, bigEndian: true, out _);
        fixed (byte* data = bytes)
        {
            _ = RawSqlite.sqlite3_bind_blob(statement, 1, data, 16, 0);
            return Sum(statement);
        }
    }

    static long Sum(nint statement)
    {
        var (sum, seen) = (0L, 0L);
        while (RawSqlite.sqlite3_step(statement) == RawSqlite.Row)
        {
            seen += RawSqlite.sqlite3_column_blob(statement, 0)[15] + RawSqlite.sqlite3_column_bytes(statement, 0);
            seen += RawSqlite.sqlite3_column_blob(statement, 1)[15] + RawSqlite.sqlite3_column_bytes(statement, 1);
            seen += RawSqlite.sqlite3_column_int64(statement, 2);
            sum += RawSqlite.sqlite3_column_int64(statement, 3);
            seen += RawSqlite.sqlite3_column_int64(statement, 4) + RawSqlite.sqlite3_column_int64(statement, 5);
            seen += RawSqlite.sqlite3_column_text(statement, 6)[0] + RawSqlite.sqlite3_column_bytes(statement, 6);
            var note = RawSqlite.sqlite3_column_text(statement, 7);
            seen += note is null ? 0 : note[0] + RawSqlite.sqlite3_column_bytes(statement, 7);
        }

        _ = RawSqlite.sqlite3_reset(statement);
        return seen == long.MinValue ? 0 : sum;
    }
}
