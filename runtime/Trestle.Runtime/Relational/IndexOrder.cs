using System.ComponentModel;
using Trestle.Keys;
using Trestle.Layout;
using Trestle.Storage;

namespace Trestle.Relational;

/// <summary>
/// The columns by which the entries of an index, or the rows of a table, are ordered: the parts, and the primary key behind them.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class IndexOrder
{
    readonly KeyPart[] columns;
    readonly int parts;

    /// <summary>The order of the index at position <paramref name="index"/> of the shape's, or of the primary key for -1.</summary>
    public IndexOrder(TableShape table, int index)
    {
        ArgumentNullException.ThrowIfNull(table);
        var own = KeyParts.Of(table, index).All;
        parts = own.Length;
        columns = index < 0 ? own.ToArray() : [.. own, .. KeyParts.Of(table, -1).All];
        Index = index;
    }

    /// <summary>The position of the index; -1 for the primary key.</summary>
    public int Index { get; }

    /// <summary>How many columns there are.</summary>
    public int Count => columns.Length;

    /// <summary>The field at a position.</summary>
    public string Field(int at) => columns[at].Field;

    /// <summary>Whether greater comes first.</summary>
    public bool IsDescending(int at) => columns[at].IsDescending;

    /// <summary>Whether null occurs; it is less than every value.</summary>
    public bool IsNullable(int at) => columns[at].IsNullable;

    /// <summary>
    /// Takes the first <paramref name="count"/> parts of an encoded bound apart. Throws <see cref="CorruptRecordException"/>.
    /// </summary>
    public PartValue[] Split(byte[]? bound, int count)
    {
        if (bound is null)
            return [];
        var values = new PartValue[count];
        Split(bound, values, 0);
        return values;
    }

    /// <summary>The columns of the entry at which a page ended.</summary>
    public PartValue[] Split(PagePosition position)
    {
        ArgumentNullException.ThrowIfNull(position);
        var values = new PartValue[columns.Length];
        Split(position.Parts, values.AsSpan(0, parts), 0);
        if (Index >= 0)
            Split(position.Key, values.AsSpan(parts), parts);
        return values;
    }

    /// <summary>
    /// Gives the parts of an encoded key, none of them null, to a statement. Throws <see cref="CorruptRecordException"/>.
    /// </summary>
    public void Bind<TBinder>(scoped ReadOnlySpan<byte> key, ref TBinder to)
        where TBinder : IColumnBinder, allows ref struct
    {
        for (var at = 0; at < parts; at++)
        {
            var part = columns[at];
            if (part.IsNullable && !new KeyReader(key).Present(part.IsDescending))
            {
                to.Null();
                key = key[1..];
                continue;
            }
            if (part.IsNullable)
                key = key[1..];
            var length = part.Measure(key);
            KeyColumns.Bind(part, key[..length], ref to);
            key = key[length..];
        }
    }

    void Split(ReadOnlyMemory<byte> bytes, Span<PartValue> to, int first)
    {
        for (var at = 0; at < to.Length; at++)
        {
            var part = columns[first + at];
            var isNull = part.IsNullable && !new KeyReader(bytes.Span).Present(part.IsDescending);
            var length = isNull ? 1 : (part.IsNullable ? 1 : 0) + part.Measure(bytes.Span[(part.IsNullable ? 1 : 0)..]);
            to[at] = new PartValue(part, bytes[..length], isNull);
            bytes = bytes[length..];
        }
    }
}
