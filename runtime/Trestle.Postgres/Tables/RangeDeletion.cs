using Npgsql;
using Trestle.Layout;
using Trestle.Postgres.Sessions;
using Trestle.Postgres.Transactions;
using Trestle.Relational;

namespace Trestle.Postgres.Tables;

/// <summary>Deletes the rows of a range: one statement for each of its stretches, mostly one in all.</summary>
sealed class RangeDeletion<TLayout, TRow, TKey>(
    PostgresTransaction transaction, PostgresTable<TLayout, TRow, TKey> table, int index, IReadOnlyList<RangeSegment> segments, bool reverse,
    long take, EntryCursor<TLayout, TRow, TKey> doomed)
    where TLayout : struct, ITableLayout<TRow, TKey>
    where TRow : class
{
    // Rows that go together do not forbid each other, also when they go by several statements.
    public ValueTask<long> Run(bool isAsync, CancellationToken cancellationToken)
    {
        transaction.RequireWriter(table);
        return segments.Count <= 1
            ? Delete(isAsync, cancellationToken)
            : AllOrNothing.Run(
                isAsync, transaction, table.Inbound.Count > 0, () => Delete(isAsync, cancellationToken),
                refused => Forbidden(isAsync, refused, cancellationToken), cancellationToken);
    }

    async ValueTask<long> Delete(bool isAsync, CancellationToken cancellationToken)
    {
        var count = 0L;
        foreach (var segment in segments)
        {
            var effect = await Delete(isAsync, segment, take - count, cancellationToken).ConfigureAwait(false);
            if (effect.Refused is { } refused)
                throw await Forbidden(isAsync, refused, cancellationToken).ConfigureAwait(false);
            count += effect.Rows;
        }
        return count;
    }

    async ValueTask<Effect> Delete(bool isAsync, RangeSegment segment, long limit, CancellationToken cancellationToken)
    {
        var isLimited = take != long.MaxValue;
        var text = table.Texts.Range(new RangeStatement(index, segment.Form, RangeVerb.Delete, reverse, isLimited));
        using var use = await transaction.Use(isAsync, text, cancellationToken).ConfigureAwait(false);
        Bind(use.Statement, segment, isLimited ? limit : null);
        return await use.Statement.Run(isAsync, cancellationToken).ConfigureAwait(false);
    }

    static void Bind(Statement statement, RangeSegment segment, long? limit)
    {
        var binder = statement.Bind();
        segment.Bind(ref binder);
        if (limit is { } most)
            binder.Int64(most);
    }

    async ValueTask<Exception> Forbidden(bool isAsync, PostgresException refused, CancellationToken cancellationToken)
    {
        if (segments.Count > 1)
            await AllOrNothing.Undo(isAsync, transaction, cancellationToken).ConfigureAwait(false);
        var keys = new List<byte[]>();
        while (await doomed.Step(isAsync, cancellationToken).ConfigureAwait(false))
            keys.Add(doomed.KeyBytes.ToArray());
        return await new Diagnosis<TLayout, TRow, TKey>(table).Forbidden(isAsync, transaction, keys, refused, cancellationToken)
            .ConfigureAwait(false);
    }
}
