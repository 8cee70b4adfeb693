using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Trestle.Keys;
using Trestle.Layout;
using Trestle.Patches;
using Trestle.Relational;
using Trestle.Sqlite.Native;
using Trestle.Sqlite.Transactions;

namespace Trestle.Sqlite.Tables;

/// <summary>The verbs that write one row: one statement each, which SQLite undoes as a whole when a constraint stops it.</summary>
[SkipLocalsInit]
sealed class RowWriter<TLayout, TRow, TKey>(SqliteTable<TLayout, TRow, TKey> table)
    where TLayout : struct, ITableLayout<TRow, TKey>
    where TRow : class
{
    const long FirstVersion = 1;

    readonly SequenceKey? sequence = SequenceKey.Of(table.Shape);
    readonly bool losesReferences = table.Shape.IsVersioned && table.Shape.References.Any(reference => reference.OnDelete == "setNull");

    public TRow Insert(SqliteTransaction transaction, TRow row)
    {
        transaction.RequireWriter();
        row = TLayout.WithVersion(TLayout.WithGeneratedKey(row, transaction.Sequence(table)), FirstVersion);
        TLayout.Check(row);
        PassKey(transaction, row);
        Run(transaction, table.Texts.Insert, row, isInsert: true);
        return row;
    }

    public TRow Upsert(SqliteTransaction transaction, TRow row)
    {
        transaction.RequireWriter();
        row = TLayout.WithGeneratedKey(row, transaction.Sequence(table));
        TLayout.Check(row);
        PassKey(transaction, row);
        if (!table.Shape.IsVersioned)
        {
            Run(transaction, table.Texts.Upsert, row, isInsert: false);
            return row;
        }
        var isNew = !TryNextVersion(transaction, row, out var next);
        Run(transaction, isNew ? table.Texts.Insert : table.Texts.Update, next, isInsert: isNew);
        return next;
    }

    /// <summary>Adds a row as another store has it.</summary>
    public TRow Add(SqliteTransaction transaction, TRow row)
    {
        transaction.RequireWriter();
        TLayout.Check(row);
        PassKey(transaction, row);
        Run(transaction, table.Texts.Insert, row, isInsert: true);
        return row;
    }

    /// <summary>Adds or replaces a row as another store has it.</summary>
    public TRow Put(SqliteTransaction transaction, TRow row)
    {
        transaction.RequireWriter();
        TLayout.Check(row);
        PassKey(transaction, row);
        Run(transaction, table.Texts.Upsert, row, isInsert: false);
        // A row that loses a reference and has the version of the one it replaces looks to the trigger as if its target had gone.
        if (losesReferences)
            Run(transaction, table.Texts.Upsert, row, isInsert: false);
        return row;
    }

    public TRow? Update(SqliteTransaction transaction, TRow row)
    {
        var connection = transaction.RequireWriter();
        TLayout.Check(row);
        if (table.Shape.IsVersioned && !TryNextVersion(transaction, row, out row))
            return null;
        Run(transaction, table.Texts.Update, row, isInsert: false);
        return connection.Changes > 0 ? row : null;
    }

    /// <summary>
    /// Makes a patch's changes by one statement; false, and nothing written, when there is none for it, when it finds no row that it can
    /// change, or when a constraint stops it.
    /// </summary>
    public bool TryPatch(SqliteTransaction transaction, TKey wanted, RowPatch<TRow> patch, [NotNullWhen(true)] out TRow? row)
    {
        transaction.RequireWriter();
        row = null;
        if (table.Texts.Patch(patch.Form) is not { } text)
            return false;
        Span<byte> buffer = stackalloc byte[KeyWriter.BufferSize];
        using var update = new Rented(transaction, text);
        var binder = update.Statement.Bind();
        patch.BindOperands(ref binder);
        table.Texts.Statements.Order(-1).Bind(buffer[..TLayout.WriteKey(wanted, buffer)], ref binder);
        patch.BindLimits(ref binder);
        if (update.Statement.StepWriting() != SqliteErrors.Row)
            return false;
        var columns = update.Statement.Read();
        row = TLayout.Read(ref columns);
        // References are looked at when the statement ends.
        return update.Statement.StepWriting() == SqliteErrors.Done;
    }

    public bool Delete(SqliteTransaction transaction, TKey wanted)
    {
        var connection = transaction.RequireWriter();
        Span<byte> buffer = stackalloc byte[KeyWriter.BufferSize];
        var key = buffer[..TLayout.WriteKey(wanted, buffer)];
        using var delete = new Rented(transaction, table.Texts.Delete);
        var binder = delete.Statement.Bind();
        table.Texts.Statements.Order(-1).Bind(key, ref binder);
        if (delete.Statement.Run() != SqliteErrors.Ok)
            throw RowDeletion.Forbidden(transaction, table, [key.ToArray()]);
        return connection.Changes > 0;
    }

    // A sequence goes on behind a number that the row brought.
    void PassKey(SqliteTransaction transaction, TRow row)
    {
        if (sequence is null)
            return;
        Span<byte> buffer = stackalloc byte[sizeof(long)];
        transaction.Sequence(table).Pass(sequence.Read(buffer[..TLayout.WriteKey(TLayout.KeyOf(row), buffer)]));
    }

    void Run(SqliteTransaction transaction, SqlText text, TRow row, bool isInsert)
    {
        using var write = new Rented(transaction, text);
        var binder = write.Statement.Bind();
        TLayout.Bind(row, ref binder);
        var code = write.Statement.Run();
        if (code != SqliteErrors.Ok)
            throw WriteDiagnosis<TLayout, TRow, TKey>.Of(transaction, table, row, isInsert, code);
    }

    // The version to write over the stored one; false, and the first version, when there is no row.
    bool TryNextVersion(SqliteTransaction transaction, TRow row, out TRow next)
    {
        Span<byte> buffer = stackalloc byte[KeyWriter.BufferSize];
        var key = buffer[..TLayout.WriteKey(TLayout.KeyOf(row), buffer)];
        using var search = new Rented(transaction, table.Texts.Version!);
        var binder = search.Statement.Bind();
        table.Texts.Statements.Order(-1).Bind(key, ref binder);
        if (!search.Statement.Step())
        {
            next = TLayout.WithVersion(row, FirstVersion);
            return false;
        }
        var (given, stored) = (TLayout.VersionOf(row), search.Statement.Read().Int64());
        next = given == stored ? TLayout.WithVersion(row, stored + 1) : throw RowViolations.Conflict(table.Shape, key, given, stored);
        return true;
    }
}
