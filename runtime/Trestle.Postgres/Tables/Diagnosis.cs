using System.Runtime.CompilerServices;
using Npgsql;
using Trestle.Keys;
using Trestle.Layout;
using Trestle.Postgres.Transactions;
using Trestle.Relational;

namespace Trestle.Postgres.Tables;

/// <summary>Says what a refused row breaks. The server tells the constraint by its name; the values come from the row.</summary>
[SkipLocalsInit]
sealed class Diagnosis<TLayout, TRow, TKey>(PostgresTable<TLayout, TRow, TKey> table)
    where TLayout : struct, ITableLayout<TRow, TKey>
    where TRow : class
{
    const int NoIndex = -2;

    TableShape Shape => table.Shape;

    /// <summary>The error of a row that a constraint has refused.</summary>
    public async ValueTask<TrestleException> Of(
        bool isAsync, PostgresTransaction transaction, TRow row, PostgresException refused, CancellationToken cancellationToken) =>
        // A partition elsewhere does not tell its constraints.
        PostgresErrors.IsUnique(refused) && Shape.Partition is not null && IndexOf(refused) == NoIndex
            ? await TakenIndex(isAsync, transaction, row, cancellationToken).ConfigureAwait(false)
                ?? RowViolations.Unique(Shape, -1, Parts(transaction, row, -1))
            : Of(transaction, row, refused);

    TrestleException Of(PostgresTransaction transaction, TRow row, PostgresException refused)
    {
        Span<byte> buffer = stackalloc byte[KeyWriter.BufferSize];
        if (PostgresErrors.IsUnique(refused))
        {
            var index = IndexOf(refused);
            return index == NoIndex
                ? RowViolations.UnknownIndex(Shape, refused)
                : RowViolations.Unique(Shape, index, buffer[..PartsOf(transaction, row, index, buffer)]);
        }
        if (PostgresErrors.IsForeignKey(refused) && ReferenceOf(refused) is >= 0 and var reference)
        {
            var length = TLayout.WriteReference(reference, transaction.Row.Write<TLayout, TRow, TKey>(row), buffer);
            return RowViolations.NoParent(Shape, Shape.References[reference], table.Targets[reference].Shape, buffer[..Math.Max(0, length)]);
        }
        return PostgresErrors.IsCheck(refused)
            ? RowViolations.Check(Shape, refused)
            : (TrestleException)PostgresErrors.From(refused, transaction.Session.Place, CancellationToken.None);
    }

    /// <summary>The error of a row that was left out because another has its key, or its values of a unique index.</summary>
    public async ValueTask<UniqueViolationException> Taken(
        bool isAsync, PostgresTransaction transaction, TRow row, CancellationToken cancellationToken)
    {
        var key = TLayout.KeyOf(row);
        if (await table.Source.Exists(isAsync, transaction, key, cancellationToken).ConfigureAwait(false))
            return RowViolations.Unique(Shape, -1, Parts(transaction, row, -1));
        return await TakenIndex(isAsync, transaction, row, cancellationToken).ConfigureAwait(false)
            ?? RowViolations.UnknownIndex(Shape, null);
    }

    /// <summary>The first unique index in which another row has the values of this one.</summary>
    public async ValueTask<UniqueViolationException?> TakenIndex(
        bool isAsync, PostgresTransaction transaction, TRow row, CancellationToken cancellationToken)
    {
        for (var index = 0; index < Shape.Indexes.Count; index++)
        {
            if (!Shape.Indexes[index].IsUnique || Parts(transaction, row, index) is not { } parts)
                continue;
            if (await table.Source.GetByIndex(isAsync, transaction, index, parts, cancellationToken).ConfigureAwait(false) is { } holder
                && !EqualityComparer<TKey>.Default.Equals(TLayout.KeyOf(holder), TLayout.KeyOf(row)))
                return RowViolations.Unique(Shape, index, parts);
        }
        return null;
    }

    /// <summary>The error of rows that cannot be deleted.</summary>
    public async ValueTask<ForeignKeyViolationException> Forbidden(
        bool isAsync, PostgresTransaction transaction, IEnumerable<byte[]> keys, PostgresException refused, CancellationToken cancellationToken)
    {
        var search = new ForbiddenDeletion<IPostgresTable>(
            (reference, key) => reference.Child.Referrers(isAsync, transaction, reference.Ordinal, key, cancellationToken));
        return await search.Find(table, keys).ConfigureAwait(false) ?? StillReferred(Shape, refused);
    }

    /// <summary>The error of rows that something refers to of which no more is known than the name of its constraint.</summary>
    public static ForeignKeyViolationException StillReferred(TableShape table, PostgresException refused) => new(
        refused.TableName ?? "", refused.ConstraintName ?? "",
        $"Rows of table '{table.Name}' are referred to by '{refused.ConstraintName}' of table '{refused.TableName}'. "
            + "Delete or change those rows first.", refused);

    /// <summary>The index whose constraint has refused a row: -1 for the key, less when the program does not know it.</summary>
    public int IndexOf(PostgresException refused)
    {
        // The constraints of a partition are named behind it.
        var named = Shape.Partition is not null && refused.TableName is { } leaf ? Shape with { Name = leaf } : Shape;
        if (refused.ConstraintName == PostgresDialect.Fit(named.Name + "_pkey"))
            return -1;
        for (var index = 0; index < Shape.Indexes.Count; index++)
        {
            if (refused.ConstraintName == PostgresDialect.Fit(PostgresDialect.Instance.IndexName(named, Shape.Indexes[index])))
                return index;
        }
        return NoIndex;
    }

    /// <summary>Whether a unique index has refused, and not the key nor one that the program does not know.</summary>
    public bool IsIndex(PostgresException refused) =>
        PostgresErrors.IsUnique(refused)
        && (IndexOf(refused) >= 0 || (IndexOf(refused) == NoIndex && Shape.Partition is not null && Shape.Indexes.Any(index => index.IsUnique)));

    /// <summary>The reference whose constraint was broken; negative when the program does not know it.</summary>
    public int ReferenceOf(PostgresException refused)
    {
        for (var reference = 0; reference < Shape.References.Count; reference++)
        {
            if (refused.ConstraintName == PostgresDialect.Fit(table.Texts.Definition.ReferenceName(Shape.References[reference])))
                return reference;
        }
        return -1;
    }

    /// <summary>The values of a row in an index, or its key for -1; null when a unique index lets it be.</summary>
    public byte[]? Parts(PostgresTransaction transaction, TRow row, int index)
    {
        Span<byte> buffer = stackalloc byte[KeyWriter.BufferSize];
        var length = PartsOf(transaction, row, index, buffer);
        return length < 0 ? null : buffer[..length].ToArray();
    }

    static int PartsOf(PostgresTransaction transaction, TRow row, int index, Span<byte> to)
    {
        if (index < 0)
            return TLayout.WriteKey(TLayout.KeyOf(row), to);
        var length = TLayout.WriteIndexKey(index, transaction.Row.Write<TLayout, TRow, TKey>(row), to, out var hasNull);
        return hasNull ? -1 : length;
    }
}
