using System.Runtime.CompilerServices;
using Trestle.Keys;
using Trestle.Layout;
using Trestle.Postgres.Transactions;

namespace Trestle.Postgres.Tables;

/// <summary>
/// The keys that the store gives. Numbers come from a sequence of the server, which gives each once and waits for nobody; a row that
/// brings a greater one moves it on.
/// </summary>
[SkipLocalsInit]
sealed class GeneratedKeys<TLayout, TRow, TKey>(PostgresTable<TLayout, TRow, TKey> table)
    where TLayout : struct, ITableLayout<TRow, TKey>
    where TRow : class
{
    readonly SequenceKey? sequence = SequenceKey.Of(table.Shape);
    long passed;

    /// <summary>Whether rows of the table get numbers.</summary>
    public bool AreNumbers => sequence is not null;

    /// <summary>Whether a row waits for a number.</summary>
    public bool IsMissing(TRow row) => sequence is not null && NumberOf(row) == 0;

    /// <summary>The number that is a row's key; less than one when a sequence cannot reach it.</summary>
    public long NumberOf(TRow row)
    {
        Span<byte> buffer = stackalloc byte[KeyWriter.BufferSize];
        return sequence!.Read(buffer[..TLayout.WriteKey(TLayout.KeyOf(row), buffer)]);
    }

    /// <summary>The row with a number as its key.</summary>
    public static TRow With(TRow row, long number) => TLayout.WithGeneratedKey(row, new Given(number));

    /// <summary>The row, with a new UUID where that is how its key is made and it has none.</summary>
    public static TRow WithUuid(TRow row) => TLayout.WithGeneratedKey(row, Given.None);

    /// <summary>Lets the sequence go on behind the number that a row brought.</summary>
    public ValueTask Pass(bool isAsync, PostgresTransaction transaction, TRow row, CancellationToken cancellationToken) =>
        sequence is null ? default : Pass(isAsync, transaction, NumberOf(row), cancellationToken);

    /// <summary>Lets the sequence go on behind a number, unless it is known to be there.</summary>
    public async ValueTask Pass(bool isAsync, PostgresTransaction transaction, long number, CancellationToken cancellationToken)
    {
        if (number <= Volatile.Read(ref passed))
            return;
        using var use = await transaction.Use(isAsync, table.Texts.PassChosen!, cancellationToken).ConfigureAwait(false);
        use.Statement.Bind().Int64(number);
        await use.Statement.RunForNumber(isAsync, cancellationToken).ConfigureAwait(false);
        Volatile.Write(ref passed, number);
    }

    /// <summary>Lets the sequence go on behind every number that the transaction sees in the table.</summary>
    public async ValueTask PassGreatest(bool isAsync, PostgresTransaction transaction, CancellationToken cancellationToken)
    {
        using var use = await transaction.Use(isAsync, table.Texts.PassGreatest!, cancellationToken).ConfigureAwait(false);
        await use.Statement.RunForNumber(isAsync, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Gives the rows of a load the keys that they lack, in one round trip for all; the sequence first passes the numbers that others bring.
    /// </summary>
    public async ValueTask Give(bool isAsync, PostgresTransaction transaction, List<TRow> rows, CancellationToken cancellationToken)
    {
        if (sequence is null)
        {
            for (var at = 0; at < rows.Count; at++)
                rows[at] = WithUuid(rows[at]);
            return;
        }
        var missing = rows.Count(IsMissing);
        if (missing < rows.Count)
            await Pass(isAsync, transaction, rows.Max(NumberOf), cancellationToken).ConfigureAwait(false);
        if (missing > 0)
            Give(rows, await Next(isAsync, transaction, missing, cancellationToken).ConfigureAwait(false));
    }

    void Give(List<TRow> rows, Queue<long> numbers)
    {
        for (var at = 0; at < rows.Count; at++)
        {
            if (IsMissing(rows[at]))
                rows[at] = With(rows[at], numbers.Dequeue());
        }
    }

    async ValueTask<Queue<long>> Next(bool isAsync, PostgresTransaction transaction, int count, CancellationToken cancellationToken)
    {
        var numbers = new Queue<long>(count);
        using var use = await transaction.Use(isAsync, table.Texts.NextNumbers!, cancellationToken).ConfigureAwait(false);
        use.Statement.Bind().Int64(count);
        var rows = await use.Statement.Read(isAsync, cancellationToken).ConfigureAwait(false);
        try
        {
            while (await rows.Next(isAsync, cancellationToken).ConfigureAwait(false))
                numbers.Enqueue(rows.Columns.Int64());
            return numbers;
        }
        finally
        {
            await rows.Close(isAsync).ConfigureAwait(false);
        }
    }

    sealed class Given(long number) : ISequence
    {
        public static Given None { get; } = new(0);

        public long Next() => number;
    }
}
