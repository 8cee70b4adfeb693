using System.Runtime.CompilerServices;
using Trestle.Keys;
using Trestle.Layout;
using Trestle.Postgres.Sessions;
using Trestle.Postgres.Transactions;
using Trestle.Relational;

namespace Trestle.Postgres.Tables;

/// <summary>The verbs that read rows by their keys, and count.</summary>
[SkipLocalsInit]
sealed class RowSource<TLayout, TRow, TKey>(PostgresTable<TLayout, TRow, TKey> table)
    where TLayout : struct, ITableLayout<TRow, TKey>
    where TRow : class
{
    const int MostKeysAtOnce = 8192;

    TableTexts Texts => table.Texts;

    public ValueTask<TRow?> Get(bool isAsync, PostgresTransaction transaction, TKey key, CancellationToken cancellationToken) =>
        Get(isAsync, transaction, Texts.Get, key, cancellationToken);

    /// <summary>As <see cref="Get(bool, PostgresTransaction, TKey, CancellationToken)"/>; nobody else writes the row until the transaction ends.</summary>
    public ValueTask<TRow?> GetLocked(bool isAsync, PostgresTransaction transaction, TKey key, CancellationToken cancellationToken) =>
        Get(isAsync, transaction, Texts.GetLocked, key, cancellationToken);

    public async ValueTask<TRow?> GetByIndex(
        bool isAsync, PostgresTransaction transaction, int index, ReadOnlyMemory<byte> parts, CancellationToken cancellationToken)
    {
        using var use = await transaction.Use(isAsync, Texts.GetByIndex(index), cancellationToken).ConfigureAwait(false);
        PostgresTable<TLayout, TRow, TKey>.Keyed(use.Statement, Texts.Statements.Order(index), parts.Span);
        return await One(isAsync, use.Statement, cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<bool> Exists(bool isAsync, PostgresTransaction transaction, TKey key, CancellationToken cancellationToken)
    {
        using var use = await transaction.Use(isAsync, Texts.Exists, cancellationToken).ConfigureAwait(false);
        Bind(use.Statement, key);
        return await Any(isAsync, use.Statement, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Whether a statement without parameters gives any row.</summary>
    public static async ValueTask<bool> Any(
        bool isAsync, PostgresTransaction transaction, StatementText text, CancellationToken cancellationToken)
    {
        using var use = await transaction.Use(isAsync, text, cancellationToken).ConfigureAwait(false);
        return await Any(isAsync, use.Statement, cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<TRow?[]> GetMany(
        bool isAsync, PostgresTransaction transaction, IReadOnlyCollection<TKey> keys, CancellationToken cancellationToken)
    {
        var rows = new TRow?[keys.Count];
        var at = 0;
        // A statement over many keys asks every server, one over one key its own.
        foreach (var key in Texts.IsApart ? keys : [])
            rows[at++] = await Get(isAsync, transaction, key, cancellationToken).ConfigureAwait(false);
        if (Texts.IsApart)
            return rows;
        foreach (var some in keys.Chunk(MostKeysAtOnce))
        {
            using var use = await transaction.Use(isAsync, Texts.GetMany, cancellationToken).ConfigureAwait(false);
            Bind(use.Statement, some);
            await Place(isAsync, use.Statement, rows, at, cancellationToken).ConfigureAwait(false);
            at += some.Length;
        }
        return rows;
    }

    public async ValueTask<long> Count(bool isAsync, PostgresTransaction transaction, CancellationToken cancellationToken)
    {
        using var use = await transaction.Use(isAsync, Texts.Count, cancellationToken).ConfigureAwait(false);
        return (await use.Statement.RunForNumber(isAsync, cancellationToken).ConfigureAwait(false)).Number ?? 0;
    }

    public async ValueTask<long> Count(
        bool isAsync, PostgresTransaction transaction, int index, KeyRange range, CancellationToken cancellationToken)
    {
        var total = 0L;
        foreach (var segment in RangePlan.Of(Texts.Statements.Order(index), range, false, null))
        {
            var text = Texts.Range(new RangeStatement(index, segment.Form, RangeVerb.Count, false, false));
            using var use = await transaction.Use(isAsync, text, cancellationToken).ConfigureAwait(false);
            Bind(use.Statement, segment);
            total += (await use.Statement.RunForNumber(isAsync, cancellationToken).ConfigureAwait(false)).Number ?? 0;
        }
        return total;
    }

    /// <summary>The last number that the table's sequence has given out; 0 in a table without one.</summary>
    public async ValueTask<long> LastNumber(bool isAsync, PostgresTransaction transaction, CancellationToken cancellationToken)
    {
        if (Texts.LastNumber is null)
            return 0;
        using var use = await transaction.Use(isAsync, Texts.LastNumber, cancellationToken).ConfigureAwait(false);
        return (await use.Statement.RunForNumber(isAsync, cancellationToken).ConfigureAwait(false)).Number ?? 0;
    }

    /// <summary>The version of a row; null when there is none.</summary>
    public async ValueTask<long?> Version(bool isAsync, PostgresTransaction transaction, TKey key, CancellationToken cancellationToken)
    {
        using var use = await transaction.Use(isAsync, Texts.Version!, cancellationToken).ConfigureAwait(false);
        Bind(use.Statement, key);
        return (await use.Statement.RunForNumber(isAsync, cancellationToken).ConfigureAwait(false)).Number;
    }

    /// <summary>Gives a key to a statement.</summary>
    public void Bind(Statement statement, TKey key)
    {
        Span<byte> buffer = stackalloc byte[KeyWriter.BufferSize];
        PostgresTable<TLayout, TRow, TKey>.Keyed(statement, Texts.Statements.Order(-1), buffer[..TLayout.WriteKey(key, buffer)]);
    }

    async ValueTask<TRow?> Get(
        bool isAsync, PostgresTransaction transaction, StatementText text, TKey key, CancellationToken cancellationToken)
    {
        using var use = await transaction.Use(isAsync, text, cancellationToken).ConfigureAwait(false);
        Bind(use.Statement, key);
        return await One(isAsync, use.Statement, cancellationToken).ConfigureAwait(false);
    }

    static void Bind(Statement statement, RangeSegment segment)
    {
        var binder = statement.Bind();
        segment.Bind(ref binder);
    }

    void Bind(Statement statement, TKey[] keys)
    {
        Span<byte> buffer = stackalloc byte[KeyWriter.BufferSize];
        statement.Clear();
        foreach (var key in keys)
        {
            var binder = statement.BindRow();
            Texts.Statements.Order(-1).Bind(buffer[..TLayout.WriteKey(key, buffer)], ref binder);
        }
    }

    static async ValueTask<TRow?> One(bool isAsync, Statement statement, CancellationToken cancellationToken)
    {
        var rows = await statement.Read(isAsync, cancellationToken).ConfigureAwait(false);
        try
        {
            return await rows.Next(isAsync, cancellationToken).ConfigureAwait(false) ? Read(rows) : null;
        }
        finally
        {
            await rows.Close(isAsync).ConfigureAwait(false);
        }
    }

    static async ValueTask<bool> Any(bool isAsync, Statement statement, CancellationToken cancellationToken)
    {
        var rows = await statement.Read(isAsync, cancellationToken).ConfigureAwait(false);
        try
        {
            return await rows.Next(isAsync, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await rows.Close(isAsync).ConfigureAwait(false);
        }
    }

    static async ValueTask Place(
        bool isAsync, Statement statement, TRow?[] to, int first, CancellationToken cancellationToken)
    {
        var rows = await statement.Read(isAsync, cancellationToken).ConfigureAwait(false);
        try
        {
            while (await rows.Next(isAsync, cancellationToken).ConfigureAwait(false))
                Place(rows, to, first);
        }
        finally
        {
            await rows.Close(isAsync).ConfigureAwait(false);
        }
    }

    static void Place(Rows rows, TRow?[] to, int first)
    {
        var columns = rows.Columns;
        var row = TLayout.Read(ref columns);
        to[first + (int)columns.Int64() - 1] = row;
    }

    static TRow Read(Rows rows)
    {
        var columns = rows.Columns;
        return TLayout.Read(ref columns);
    }
}
