using System.Runtime.CompilerServices;
using Trestle.Keys;
using Trestle.Layout;
using Trestle.Relational;
using Trestle.Sqlite.Native;
using Trestle.Sqlite.Transactions;

namespace Trestle.Sqlite.Tables;

/// <summary>Finds out what a refused row breaks: SQLite's codes tell the kind of constraint, not which one.</summary>
[SkipLocalsInit]
static class WriteDiagnosis<TLayout, TRow, TKey>
    where TLayout : struct, ITableLayout<TRow, TKey>
    where TRow : class
{
    /// <summary>The error of a row: its key first, since that explains the rest, then references, then unique indexes.</summary>
    public static Exception Of(SqliteTransaction transaction, SqliteTable<TLayout, TRow, TKey> table, TRow row, bool isInsert, int code)
    {
        if (SqliteErrors.IsCheck(code))
            return RowViolations.Check(table.Shape, transaction.Connection.Error(code));
        Span<byte> buffer = stackalloc byte[KeyWriter.BufferSize];
        var key = buffer[..TLayout.WriteKey(TLayout.KeyOf(row), buffer)];
        if (isInsert && table.Exists(transaction, key))
            return RowViolations.Unique(table.Shape, -1, key);
        var value = transaction.Row.Write<TLayout, TRow, TKey>(row);
        return MissingTarget(transaction, table, key, value) ?? TakenIndex(transaction, table, value)
            ?? (SqliteErrors.IsUnique(code)
                ? RowViolations.UnknownIndex(table.Shape, transaction.Connection.Error(code))
                : transaction.Connection.Error(code));
    }

    /// <summary>The other rows that have the values which a row wants in unique indexes.</summary>
    public static List<TRow> Holders(SqliteTransaction transaction, SqliteTable<TLayout, TRow, TKey> table, TRow row)
    {
        var holders = new List<TRow>();
        Span<byte> buffer = stackalloc byte[KeyWriter.BufferSize];
        var value = transaction.Row.Write<TLayout, TRow, TKey>(row);
        for (var index = 0; index < table.Shape.Indexes.Count; index++)
        {
            if (TryFindHolder(transaction, table, index, value, TLayout.KeyOf(row), buffer, out var holder) >= 0)
                holders.Add(holder!);
        }
        return holders;
    }

    static ForeignKeyViolationException? MissingTarget(SqliteTransaction transaction, SqliteTable<TLayout, TRow, TKey> table,
        ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
    {
        Span<byte> buffer = stackalloc byte[KeyWriter.BufferSize];
        for (var reference = 0; reference < table.Targets.Count && !transaction.DefersReferences; reference++)
        {
            var length = TLayout.WriteReference(reference, value, buffer);
            if (length < 0)
                continue;
            var target = table.Targets[reference];
            var wanted = buffer[..length];
            if (!(target == table && wanted.SequenceEqual(key)) && !target.Exists(transaction, wanted))
                return RowViolations.NoParent(table.Shape, table.Shape.References[reference], target.Shape, wanted);
        }
        return null;
    }

    static UniqueViolationException? TakenIndex(SqliteTransaction transaction, SqliteTable<TLayout, TRow, TKey> table,
        ReadOnlySpan<byte> value)
    {
        Span<byte> buffer = stackalloc byte[KeyWriter.BufferSize];
        var own = TLayout.KeyOf(TLayout.ReadValue(value));
        for (var index = 0; index < table.Shape.Indexes.Count; index++)
        {
            var length = TryFindHolder(transaction, table, index, value, own, buffer, out _);
            if (length >= 0)
                return RowViolations.Unique(table.Shape, index, buffer[..length]);
        }
        return null;
    }

    // Writes the row's parts and returns their length when another row has them in this index and may not; else negative.
    static int TryFindHolder(
        SqliteTransaction transaction, SqliteTable<TLayout, TRow, TKey> table, int index, ReadOnlySpan<byte> value, TKey own,
        Span<byte> to, out TRow? holder)
    {
        holder = null;
        if (!table.Shape.Indexes[index].IsUnique)
            return -1;
        var length = TLayout.WriteIndexKey(index, value, to, out var hasNull);
        if (length < 0 || hasNull || !table.TryGetByIndex(transaction, index, to[..length], out holder))
            return -1;
        return EqualityComparer<TKey>.Default.Equals(TLayout.KeyOf(holder), own) ? -1 : length;
    }
}
