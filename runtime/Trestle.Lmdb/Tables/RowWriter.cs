using System.Runtime.CompilerServices;
using Trestle.Keys;
using Trestle.Layout;
using Trestle.Lmdb.References;
using Trestle.Lmdb.Transactions;
using Trestle.Patches;

namespace Trestle.Lmdb.Tables;

/// <summary>The verbs that write one row. Each checks and plans first, and only then writes.</summary>
[SkipLocalsInit]
sealed class RowWriter<TLayout, TRow, TKey>(LmdbTable<TLayout, TRow, TKey> table)
    where TLayout : struct, ITableLayout<TRow, TKey>
    where TRow : class
{
    public const long FirstVersion = 1;

    public TRow Insert(LmdbTransaction transaction, TRow row)
    {
        var writing = transaction.RequireWriter();
        row = Prepare(writing, row);
        Span<byte> buffer = stackalloc byte[KeyWriter.BufferSize + 1];
        var key = WriteKey(writing, row, buffer);
        if (!TryInsert(transaction, row, key))
            throw Violations.Unique(table.Space.Rows, key.Logical);
        return row;
    }

    public TRow Upsert(LmdbTransaction transaction, TRow row)
    {
        var writing = transaction.RequireWriter();
        row = TLayout.WithGeneratedKey(row, writing.Sequence(table.Space));
        TLayout.Check(row);
        Span<byte> buffer = stackalloc byte[KeyWriter.BufferSize + 1];
        var key = WriteKey(writing, row, buffer);
        if (transaction.TryFind(table.Space.Rows, key.Stored, out var old))
            return Replace(transaction, row, key, old);
        row = TLayout.WithVersion(row, FirstVersion);
        TryInsert(transaction, row, key);
        return row;
    }

    public TRow? Update(LmdbTransaction transaction, TRow row)
    {
        transaction.RequireWriter();
        TLayout.Check(row);
        Span<byte> buffer = stackalloc byte[KeyWriter.BufferSize + 1];
        var key = table.WriteKey(TLayout.KeyOf(row), buffer);
        return transaction.TryFind(table.Space.Rows, key.Stored, out var old) ? Replace(transaction, row, key, old) : null;
    }

    public TRow? Patch(LmdbTransaction transaction, TKey wanted, RowPatch<TRow> patch)
    {
        transaction.RequireWriter();
        Span<byte> buffer = stackalloc byte[KeyWriter.BufferSize + 1];
        var key = table.WriteKey(wanted, buffer);
        if (!transaction.TryFind(table.Space.Rows, key.Stored, out var old))
            return null;
        var row = patch.Apply(TLayout.ReadValue(old));
        TLayout.Check(row);
        return Overwrite(transaction, TLayout.WithVersion(row, TLayout.VersionOf(row) + 1), key, old);
    }

    public bool Delete(LmdbTransaction transaction, TKey wanted)
    {
        var writing = transaction.RequireWriter();
        Span<byte> buffer = stackalloc byte[KeyWriter.BufferSize + 1];
        var key = table.WriteKey(wanted, buffer);
        if (!transaction.TryFind(table.Space.Rows, key.Stored, out _))
            return false;
        writing.Plan.Clear();
        if (table.Inbound.Count == 0)
        {
            PlanDelete(transaction, key);
        }
        else
        {
            var deletion = new RowDeletion(transaction);
            deletion.Add(table, key.Logical);
            deletion.Plan();
        }
        writing.Plan.Execute(transaction);
        return true;
    }

    /// <summary>Plans the removal of a row, which an index or the table itself was found to hold, and of its index entries.</summary>
    public void PlanDelete(LmdbTransaction transaction, RowKey key)
    {
        if (!transaction.TryFind(table.Space.Rows, key.Stored, out var old))
            throw Violations.Dangling(table.Space.Shape, key.Logical);
        IndexPlanner<TLayout, TRow, TKey>.Plan(transaction, table.Space, key.Logical, old, default);
        transaction.Writing!.Plan.Delete(table.Space.Rows, key.Stored);
    }

    /// <summary>Plans a row's loss of references to rows that go away.</summary>
    public void PlanClear(LmdbTransaction transaction, RowKey key, IReadOnlyList<int> references)
    {
        if (!transaction.TryFind(table.Space.Rows, key.Stored, out var old))
            throw Violations.Dangling(table.Space.Shape, key.Logical);
        var row = TLayout.ReadValue(old);
        foreach (var reference in references)
            row = TLayout.ClearReference(reference, row);
        row = TLayout.WithVersion(row, TLayout.VersionOf(row) + 1);
        var value = Encode(transaction, row);
        IndexPlanner<TLayout, TRow, TKey>.Plan(transaction, table.Space, key.Logical, old, value);
        transaction.Writing!.Plan.Put(table.Space.Rows, key.Stored, value);
    }

    /// <summary>The row to insert: with its generated key and first version, and checked.</summary>
    public TRow Prepare(WriteBuffers writing, TRow row)
    {
        row = TLayout.WithVersion(TLayout.WithGeneratedKey(row, writing.Sequence(table.Space)), FirstVersion);
        TLayout.Check(row);
        return row;
    }

    /// <summary>Encodes the key of a row to write; a sequence goes on behind it.</summary>
    public RowKey WriteKey(WriteBuffers writing, TRow row, Span<byte> buffer)
    {
        var key = table.WriteKey(TLayout.KeyOf(row), buffer);
        if (table.Space.Sequence is not null)
            writing.Sequence(table.Space).Pass(key.Logical);
        return key;
    }

    /// <summary>
    /// The row to write over <paramref name="old"/>: with the next version. Throws <see cref="ConcurrencyConflictException"/>.
    /// </summary>
    public TRow NextVersion(TRow row, ReadOnlySpan<byte> key, ReadOnlySpan<byte> old)
    {
        if (!table.Space.Shape.IsVersioned)
            return row;
        var stored = TLayout.VersionOf(TLayout.ReadValue(old));
        var given = TLayout.VersionOf(row);
        return given == stored ? TLayout.WithVersion(row, stored + 1) : throw Violations.Conflict(table.Space.Shape, key, given, stored);
    }

    /// <summary>The row's stored form, in the transaction's scratch space.</summary>
    public static ReadOnlySpan<byte> Encode(LmdbTransaction transaction, TRow row)
    {
        var space = transaction.Writing!.Value(TLayout.MaxValueSize(row));
        return space[..TLayout.WriteValue(row, space)];
    }

    bool TryInsert(LmdbTransaction transaction, TRow row, RowKey key)
    {
        var rows = table.Space.Rows;
        var plan = transaction.Writing!.Plan.Clear();
        var value = Encode(transaction, row);
        try
        {
            table.Outbound.Require(transaction, key.Logical, default, value);
        }
        catch (ForeignKeyViolationException) when (transaction.TryFind(rows, key.Stored, out _))
        {
            // Of several things wrong with a row that is there already, this one explains the others.
            return false;
        }
        IndexPlanner<TLayout, TRow, TKey>.PlanNew(transaction, table.Space, key.Logical, value);
        if (plan.TryInsert(transaction, rows, key.Stored, value, out var taken, out var takenKey))
            return true;
        return taken == rows || transaction.TryFind(rows, key.Stored, out _) ? false : throw Violations.Unique(taken, takenKey);
    }

    TRow Replace(LmdbTransaction transaction, TRow row, RowKey key, ReadOnlySpan<byte> old) =>
        Overwrite(transaction, NextVersion(row, key.Logical, old), key, old);

    TRow Overwrite(LmdbTransaction transaction, TRow row, RowKey key, ReadOnlySpan<byte> old)
    {
        var plan = transaction.Writing!.Plan.Clear();
        var value = Encode(transaction, row);
        if (value.SequenceEqual(old))
            return row;
        table.Outbound.Require(transaction, key.Logical, old, value);
        IndexPlanner<TLayout, TRow, TKey>.Plan(transaction, table.Space, key.Logical, old, value);
        transaction.Put(table.Space.Rows, key.Stored, value);
        plan.Execute(transaction);
        return row;
    }
}
