using System.Runtime.CompilerServices;
using Npgsql;
using Trestle.Keys;
using Trestle.Layout;
using Trestle.Patches;
using Trestle.Postgres.Columns;
using Trestle.Postgres.Sessions;
using Trestle.Postgres.Transactions;
using Trestle.Relational;

namespace Trestle.Postgres.Tables;

/// <summary>
/// The verbs that write one row: one statement each. What a constraint may refuse runs in a savepoint, or leaves the row out and says so.
/// </summary>
[SkipLocalsInit]
sealed class RowWriter<TLayout, TRow, TKey>(PostgresTable<TLayout, TRow, TKey> table)
    where TLayout : struct, ITableLayout<TRow, TKey>
    where TRow : class
{
    const long FirstVersion = 1;

    readonly GeneratedKeys<TLayout, TRow, TKey> keys = new(table);
    readonly Diagnosis<TLayout, TRow, TKey> diagnosis = new(table);

    TableTexts Texts => table.Texts;

    public Diagnosis<TLayout, TRow, TKey> Diagnosis => diagnosis;

    public async ValueTask<TRow> Insert(bool isAsync, PostgresTransaction transaction, TRow row, CancellationToken cancellationToken)
    {
        transaction.RequireWriter(table);
        row = TLayout.WithVersion(row, FirstVersion);
        if (keys.IsMissing(row))
            return await InsertNext(isAsync, transaction, row, cancellationToken).ConfigureAwait(false);
        row = GeneratedKeys<TLayout, TRow, TKey>.WithUuid(row);
        TLayout.Check(row);
        return await TryInsert(isAsync, transaction, row, cancellationToken).ConfigureAwait(false)
            ? row
            : throw await diagnosis.Taken(isAsync, transaction, row, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The row with a key, or, when there is none, another as it was inserted.</summary>
    public async ValueTask<TRow> GetOrInsert(
        bool isAsync, PostgresTransaction transaction, TKey key, TRow row, CancellationToken cancellationToken)
    {
        transaction.RequireWriter(table);
        if (keys.IsMissing(row))
            return await Insert(isAsync, transaction, row, cancellationToken).ConfigureAwait(false);
        if (await table.Source.Get(isAsync, transaction, key, cancellationToken).ConfigureAwait(false) is { } stored)
            return stored;
        row = GeneratedKeys<TLayout, TRow, TKey>.WithUuid(TLayout.WithVersion(row, FirstVersion));
        if (await TryInsert(isAsync, transaction, row, cancellationToken).ConfigureAwait(false))
            return row;
        // Left out: somebody else has inserted the row by now, or has its values of a unique index.
        return await table.Source.Get(isAsync, transaction, TLayout.KeyOf(row), cancellationToken).ConfigureAwait(false)
            ?? throw await diagnosis.Taken(isAsync, transaction, row, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Makes a patch's changes by one statement. What has no statement, or is refused, is done step by step, which also says what is wrong.
    /// </summary>
    public async ValueTask<TRow?> Patch(
        bool isAsync, PostgresTransaction transaction, TKey key, RowPatch<TRow> patch, CancellationToken cancellationToken)
    {
        transaction.RequireWriter(table);
        if (Texts.Patch(patch.Form) is { } text
            && await TryPatch(isAsync, transaction, text, key, patch, cancellationToken).ConfigureAwait(false) is { } patched)
            return patched;
        return await table.Source.GetLocked(isAsync, transaction, key, cancellationToken).ConfigureAwait(false) is { } row
            ? await Update(isAsync, transaction, patch.Apply(row), cancellationToken).ConfigureAwait(false)
            : null;
    }

    public async ValueTask<TRow> Upsert(bool isAsync, PostgresTransaction transaction, TRow row, CancellationToken cancellationToken)
    {
        transaction.RequireWriter(table);
        if (keys.IsMissing(row))
            return await Insert(isAsync, transaction, row, cancellationToken).ConfigureAwait(false);
        row = GeneratedKeys<TLayout, TRow, TKey>.WithUuid(row);
        TLayout.Check(row);
        var stored = table.Shape.IsVersioned
            ? await UpsertVersioned(isAsync, transaction, row, cancellationToken).ConfigureAwait(false)
            : await UpsertPlain(isAsync, transaction, row, cancellationToken).ConfigureAwait(false);
        await keys.Pass(isAsync, transaction, row, cancellationToken).ConfigureAwait(false);
        return stored;
    }

    /// <summary>Adds or replaces a row as another store has it.</summary>
    public async ValueTask Put(bool isAsync, PostgresTransaction transaction, TRow row, CancellationToken cancellationToken)
    {
        await UpsertPlain(isAsync, transaction, row, cancellationToken).ConfigureAwait(false);
        if (LosesReferences)
            await UpsertPlain(isAsync, transaction, row, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Whether a row that loses a reference, and has the version of the one it replaces, looks to a trigger as if its target had gone, so that
    /// it has to be written twice to have that version.
    /// </summary>
    public bool LosesReferences { get; } =
        table.Shape.IsVersioned && table.Shape.References.Any(reference => reference.OnDelete == "setNull");

    public async ValueTask<TRow?> Update(bool isAsync, PostgresTransaction transaction, TRow row, CancellationToken cancellationToken)
    {
        transaction.RequireWriter(table);
        TLayout.Check(row);
        var next = TLayout.WithVersion(row, TLayout.VersionOf(row) + 1);
        var effect = await Run(isAsync, transaction, Texts.Update, next, cancellationToken).ConfigureAwait(false);
        if (effect.Refused is not null)
        {
            // Who looked first, and is refused, was overtaken.
            throw Texts.UpdateLooksFirst && diagnosis.IsIndex(effect.Refused)
                ? transaction.Session.Failed(Overtaken(effect.Refused), cancellationToken)
                : await diagnosis.Of(isAsync, transaction, row, effect.Refused, cancellationToken).ConfigureAwait(false);
        }
        if (effect.Rows > 0)
            return next;
        if (table.Shape.IsVersioned
            && await Conflict(isAsync, transaction, row, cancellationToken).ConfigureAwait(false) is { } conflict)
            throw conflict;
        if (Texts.UpdateLooksFirst
            && await table.Source.Exists(isAsync, transaction, TLayout.KeyOf(row), cancellationToken).ConfigureAwait(false))
            throw await diagnosis.TakenIndex(isAsync, transaction, row, cancellationToken).ConfigureAwait(false) ?? (Exception)Overtaken(null);
        return null;
    }

    public async ValueTask<bool> Delete(bool isAsync, PostgresTransaction transaction, TKey key, CancellationToken cancellationToken)
    {
        transaction.RequireWriter(table);
        Effect effect;
        using (var use = await transaction.Use(isAsync, Texts.Delete, cancellationToken).ConfigureAwait(false))
        {
            table.Source.Bind(use.Statement, key);
            effect = await use.Statement.Run(isAsync, cancellationToken).ConfigureAwait(false);
        }
        if (effect.Refused is null)
            return effect.Rows > 0;
        throw await diagnosis.Forbidden(isAsync, transaction, [Encode(key)], effect.Refused, cancellationToken).ConfigureAwait(false);
    }

    // Not TRUNCATE: it would empty the table for snapshots that were taken before.
    public async ValueTask<long> Truncate(bool isAsync, PostgresTransaction transaction, CancellationToken cancellationToken)
    {
        transaction.RequireWriter(table);
        foreach (var reference in table.Inbound)
        {
            if (reference.Child != table
                && await reference.Child.RefersAtAll(isAsync, transaction, reference.Ordinal, cancellationToken).ConfigureAwait(false))
                throw RowViolations.TruncateReferred(reference.Child.Shape, reference.Shape, table.Shape);
        }
        using var use = await transaction.Use(isAsync, Texts.DeleteAll, cancellationToken).ConfigureAwait(false);
        var effect = await use.Statement.Run(isAsync, cancellationToken).ConfigureAwait(false);
        return effect.Refused is null ? effect.Rows : throw Diagnosis<TLayout, TRow, TKey>.StillReferred(table.Shape, effect.Refused);
    }

    /// <summary>Lets the table's sequence go on behind a number. Returns the number.</summary>
    public async ValueTask<long> PassNumber(bool isAsync, PostgresTransaction transaction, long number, CancellationToken cancellationToken)
    {
        transaction.RequireWriter(table);
        if (keys.AreNumbers)
            await keys.Pass(isAsync, transaction, number, cancellationToken).ConfigureAwait(false);
        return number;
    }

    /// <summary>What stands against a write over a stored row of another version; null when there is no row.</summary>
    public async ValueTask<ConcurrencyConflictException?> Conflict(
        bool isAsync, PostgresTransaction transaction, TRow row, CancellationToken cancellationToken)
    {
        var key = TLayout.KeyOf(row);
        var stored = await table.Source.Version(isAsync, transaction, key, cancellationToken).ConfigureAwait(false);
        return stored is { } version && version != TLayout.VersionOf(row)
            ? RowViolations.Conflict(table.Shape, Encode(key), TLayout.VersionOf(row), version)
            : null;
    }

    async ValueTask<TRow> InsertNext(bool isAsync, PostgresTransaction transaction, TRow row, CancellationToken cancellationToken)
    {
        TLayout.Check(GeneratedKeys<TLayout, TRow, TKey>.With(row, 1));
        while (true)
        {
            Effect effect;
            using (var use = await transaction.Use(isAsync, Texts.InsertNext!, cancellationToken).ConfigureAwait(false))
            {
                Bind(use.Statement, row);
                effect = await use.Statement.RunForNumber(isAsync, cancellationToken).ConfigureAwait(false);
            }
            if (effect.Refused is not null)
                throw await diagnosis.Of(isAsync, transaction, row, effect.Refused, cancellationToken).ConfigureAwait(false);
            if (effect.Number is { } number)
                return GeneratedKeys<TLayout, TRow, TKey>.With(row, number);
            if (await diagnosis.TakenIndex(isAsync, transaction, row, cancellationToken).ConfigureAwait(false) is { } taken)
                throw taken;
            // Somebody has used the number without asking the sequence.
            await keys.PassGreatest(isAsync, transaction, cancellationToken).ConfigureAwait(false);
        }
    }

    async ValueTask<TRow> UpsertPlain(bool isAsync, PostgresTransaction transaction, TRow row, CancellationToken cancellationToken)
    {
        var effect = await Run(isAsync, transaction, Texts.Upsert, row, cancellationToken).ConfigureAwait(false);
        return effect.Refused is null ? row : throw await diagnosis.Of(isAsync, transaction, row, effect.Refused, cancellationToken).ConfigureAwait(false);
    }

    async ValueTask<TRow> UpsertVersioned(bool isAsync, PostgresTransaction transaction, TRow row, CancellationToken cancellationToken)
    {
        Effect effect;
        using (var use = await transaction.Use(isAsync, Texts.UpsertVersioned!, cancellationToken).ConfigureAwait(false))
        {
            Bind(use.Statement, row);
            effect = await use.Statement.RunForNumber(isAsync, cancellationToken).ConfigureAwait(false);
        }
        if (effect.Refused is not null)
            throw await diagnosis.Of(isAsync, transaction, row, effect.Refused, cancellationToken).ConfigureAwait(false);
        if (effect.Number is { } version)
            return TLayout.WithVersion(row, version);
        throw await Conflict(isAsync, transaction, row, cancellationToken).ConfigureAwait(false)
            ?? (Exception)Overtaken(null);
    }

    TransactionConflictException Overtaken(PostgresException? refused) => new(
        $"A row of table '{table.Shape.Name}' has been changed by another transaction while this one wrote it, or has been given its values of "
            + "a unique index. Run the transaction again, as WriteAsync does by itself.", refused);

    // False when the row was left out, since another has its key or its values of a unique index.
    async ValueTask<bool> TryInsert(bool isAsync, PostgresTransaction transaction, TRow row, CancellationToken cancellationToken)
    {
        var effect = await Run(isAsync, transaction, Texts.Insert, row, cancellationToken).ConfigureAwait(false);
        if (effect.Refused is not null)
            throw await diagnosis.Of(isAsync, transaction, row, effect.Refused, cancellationToken).ConfigureAwait(false);
        if (effect.Rows == 0)
            return false;
        await keys.Pass(isAsync, transaction, row, cancellationToken).ConfigureAwait(false);
        return true;
    }

    async ValueTask<TRow?> TryPatch(
        bool isAsync, PostgresTransaction transaction, StatementText text, TKey key, RowPatch<TRow> patch, CancellationToken cancellationToken)
    {
        using var use = await transaction.Use(isAsync, text, cancellationToken).ConfigureAwait(false);
        Bind(use.Statement, key, patch);
        return (await use.Statement.RunFor(isAsync, Read, cancellationToken).ConfigureAwait(false)).Result;
    }

    void Bind(Statement statement, TKey key, RowPatch<TRow> patch)
    {
        Span<byte> buffer = stackalloc byte[KeyWriter.BufferSize];
        var binder = statement.Bind();
        patch.BindOperands(ref binder);
        Texts.Statements.Order(-1).Bind(buffer[..TLayout.WriteKey(key, buffer)], ref binder);
        patch.BindLimits(ref binder);
    }

    static TRow Read(NpgsqlDataReader row)
    {
        var columns = new FieldReader(row);
        return TLayout.Read(ref columns);
    }

    static async ValueTask<Effect> Run(
        bool isAsync, PostgresTransaction transaction, StatementText text, TRow row, CancellationToken cancellationToken)
    {
        using var use = await transaction.Use(isAsync, text, cancellationToken).ConfigureAwait(false);
        Bind(use.Statement, row);
        return await use.Statement.Run(isAsync, cancellationToken).ConfigureAwait(false);
    }

    static void Bind(Statement statement, TRow row)
    {
        var binder = statement.Bind();
        TLayout.Bind(row, ref binder);
    }

    static byte[] Encode(TKey key)
    {
        Span<byte> buffer = stackalloc byte[KeyWriter.BufferSize];
        return buffer[..TLayout.WriteKey(key, buffer)].ToArray();
    }
}
