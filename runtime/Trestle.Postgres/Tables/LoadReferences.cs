using Npgsql;
using Trestle.Keys;
using Trestle.Layout;
using Trestle.Postgres.Transactions;
using Trestle.Relational;

namespace Trestle.Postgres.Tables;

/// <summary>The references of the rows of a load, which are looked at when all rows are there.</summary>
sealed class LoadReferences<TLayout, TRow, TKey>(PostgresTable<TLayout, TRow, TKey> table, PostgresTransaction transaction)
    where TLayout : struct, ITableLayout<TRow, TKey>
    where TRow : class
{
    /// <summary>Whether rows of the table refer to others.</summary>
    public bool Any => table.Targets.Count > 0;

    /// <summary>The error of a reference that is broken, which is found by looking for a row without its target.</summary>
    public async ValueTask<Exception> Broken(bool isAsync, PostgresException refused, CancellationToken cancellationToken)
    {
        var reference = new Diagnosis<TLayout, TRow, TKey>(table).ReferenceOf(refused);
        return reference >= 0 && await Dangling(isAsync, reference, cancellationToken).ConfigureAwait(false) is { } key
            ? RowViolations.NoParent(table.Shape, table.Shape.References[reference], table.Targets[reference].Shape, key)
            : new ForeignKeyViolationException(
                table.Shape.Name, refused.ConstraintName ?? "",
                $"Rows of table '{table.Shape.Name}' break '{refused.ConstraintName}', which this program does not know. Insert first what "
                    + "they refer to.", refused);
    }

    async ValueTask<byte[]?> Dangling(bool isAsync, int reference, CancellationToken cancellationToken)
    {
        using var use = await transaction.Use(isAsync, table.Texts.Dangling(reference), cancellationToken).ConfigureAwait(false);
        var rows = await use.Statement.Read(isAsync, cancellationToken).ConfigureAwait(false);
        try
        {
            return await rows.Next(isAsync, cancellationToken).ConfigureAwait(false)
                ? rows.Encode(KeyParts.Of(table.Targets[reference].Shape, -1), new EntryBytes())
                : null;
        }
        finally
        {
            await rows.Close(isAsync).ConfigureAwait(false);
        }
    }
}
