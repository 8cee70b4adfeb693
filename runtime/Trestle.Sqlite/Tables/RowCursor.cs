using Trestle.Keys;
using Trestle.Layout;
using Trestle.Relational;
using Trestle.Sqlite.Transactions;

namespace Trestle.Sqlite.Tables;

/// <summary>Walks whole rows. Their encoded forms are made only for those who ask: views and page tokens.</summary>
sealed class RowCursor<TLayout, TRow, TKey>(
    SqliteTransaction transaction, TableTexts texts, int index, IReadOnlyList<RangeSegment> segments, bool reverse)
    : SegmentCursor<TRow, TKey>(transaction, texts, index, RangeVerb.Rows, segments, reverse)
    where TLayout : struct, ITableLayout<TRow, TKey>
    where TRow : class
{
    readonly RowBuffer value = new();
    byte[]? parts;
    byte[]? key;
    TRow? row;

    public override TRow Row => row ??= Read();

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
            return parts.AsSpan(0, TLayout.WriteIndexKey(Index, Value, parts, out _));
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

    protected override void Moved() => row = null;

    TRow Read()
    {
        var reader = Columns();
        return TLayout.Read(ref reader);
    }
}
