using Trestle.Keys;
using Trestle.Layout;
using Trestle.Postgres.Sessions;
using Trestle.Postgres.Transactions;
using Trestle.Relational;

namespace Trestle.Postgres.Tables;

/// <summary>Finds rows that agree in a unique index, among themselves or with those of the table.</summary>
sealed class Duplicates<TLayout, TRow, TKey>(
    PostgresTable<TLayout, TRow, TKey> table, PostgresTransaction transaction, Diagnosis<TLayout, TRow, TKey> diagnosis)
    where TLayout : struct, ITableLayout<TRow, TKey>
    where TRow : class
{
    /// <summary>
    /// The encoded parts of the first row that occurs twice in <paramref name="rows"/>, or is in the table already; null when there is none.
    /// </summary>
    public async ValueTask<byte[]?> Find(bool isAsync, IEnumerable<TRow> rows, int index, CancellationToken cancellationToken)
    {
        var parts = PartsOf(rows, index).ToList();
        if (FirstTwice(parts) is { } twice)
            return twice;
        using var use = await transaction.Use(isAsync, table.Texts.FindFirst(index), cancellationToken).ConfigureAwait(false);
        Bind(use.Statement, index, parts);
        var effect = await use.Statement.RunForNumber(isAsync, cancellationToken).ConfigureAwait(false);
        return effect.Number is { } position ? parts[(int)position - 1] : null;
    }

    /// <summary>
    /// The encoded parts in which two of <paramref name="rows"/> agree, or one with a row of the table whose key is not among
    /// <paramref name="keys"/>; null when there are none.
    /// </summary>
    public async ValueTask<byte[]?> FindForeign(
        bool isAsync, IEnumerable<TRow> rows, int index, IReadOnlySet<Bytes> keys, CancellationToken cancellationToken)
    {
        var parts = PartsOf(rows, index).ToList();
        if (FirstTwice(parts) is { } twice)
            return twice;
        using var use = await transaction.Use(isAsync, table.Texts.Holders(index), cancellationToken).ConfigureAwait(false);
        Bind(use.Statement, index, parts);
        var holders = await use.Statement.Read(isAsync, cancellationToken).ConfigureAwait(false);
        try
        {
            while (await holders.Next(isAsync, cancellationToken).ConfigureAwait(false))
            {
                if (ForeignParts(holders, index, keys) is { } taken)
                    return taken;
            }
            return null;
        }
        finally
        {
            await holders.Close(isAsync).ConfigureAwait(false);
        }
    }

    IEnumerable<byte[]> PartsOf(IEnumerable<TRow> rows, int index) =>
        rows.Select(row => diagnosis.Parts(transaction, row, index)).OfType<byte[]>();

    static byte[]? FirstTwice(IEnumerable<byte[]> parts)
    {
        var seen = new HashSet<Bytes>();
        return parts.FirstOrDefault(one => !seen.Add(new Bytes(one)));
    }

    byte[]? ForeignParts(Rows holders, int index, IReadOnlySet<Bytes> keys)
    {
        var (parts, key) = (new EntryBytes(), new EntryBytes());
        var columns = holders.Columns;
        parts.Write(KeyParts.Of(table.Shape, index), ref columns);
        key.Write(KeyParts.Of(table.Shape, -1), ref columns);
        return keys.Contains(new Bytes(key.Written)) ? null : parts.Written.ToArray();
    }

    void Bind(Statement statement, int index, List<byte[]> parts)
    {
        statement.Clear();
        foreach (var one in parts)
        {
            var binder = statement.BindRow();
            table.Texts.Statements.Order(index).Bind(one, ref binder);
        }
    }
}
