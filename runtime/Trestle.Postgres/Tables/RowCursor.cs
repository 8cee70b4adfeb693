using Trestle.Keys;
using Trestle.Layout;
using Trestle.Postgres.Columns;
using Trestle.Postgres.Transactions;
using Trestle.Relational;
using Trestle.Storage;

namespace Trestle.Postgres.Tables;

/// <summary>Walks whole rows. Their encoded forms are made only for those who ask: views and page tokens.</summary>
sealed class RowCursor<TLayout, TRow, TKey>(
    PostgresTransaction transaction, IPostgresTable table, RangeWalk walk, long limit)
    : PageCursor<TRow, TKey>(transaction, table, walk, limit)
    where TLayout : struct, ITableLayout<TRow, TKey>
    where TRow : class
{
    readonly Queue<TRow> kept = [];
    readonly RowBuffer value = new();
    byte[]? parts;
    byte[]? key;
    TRow? row;

    public override TRow Row
    {
        get
        {
            RequireRow();
            return row!;
        }
    }

    public override TKey Key => TLayout.KeyOf(Row);

    public override ReadOnlySpan<byte> Value
    {
        get
        {
            RequireUnchanged();
            return value.Write<TLayout, TRow, TKey>(Row);
        }
    }

    public override ReadOnlySpan<byte> KeyBytes
    {
        get
        {
            key ??= new byte[KeyWriter.BufferSize];
            return key.AsSpan(0, TLayout.WriteKey(Key, key));
        }
    }

    public override ReadOnlySpan<byte> Parts
    {
        get
        {
            if (Index < 0)
                return KeyBytes;
            parts ??= new byte[KeyWriter.BufferSize];
            return parts.AsSpan(0, TLayout.WriteIndexKey(Index, value.Write<TLayout, TRow, TKey>(Row), parts, out _));
        }
    }

    public override ReadOnlySpan<byte> Included
    {
        get
        {
            if (Index < 0)
                return default;
            var encoded = Value;
            var to = new byte[(2 * encoded.Length) + (64 * TLayout.Shape.Indexes[Index].Include.Count)];
            return to.AsSpan(0, TLayout.WriteIncluded(Index, encoded, to));
        }
    }

    protected override void Read(ref FieldReader columns) => row = TLayout.Read(ref columns);

    protected override void Keep(ref FieldReader columns) => kept.Enqueue(TLayout.Read(ref columns));

    protected override bool TryTakeKept() => kept.TryDequeue(out row);

    protected override void Forget() => kept.Clear();

    protected override PagePosition Position() => new(Parts.ToArray(), KeyBytes.ToArray());
}
