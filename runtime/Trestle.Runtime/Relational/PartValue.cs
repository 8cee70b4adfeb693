using System.ComponentModel;
using Trestle.Keys;
using Trestle.Layout;

namespace Trestle.Relational;

/// <summary>One part of a bound, still encoded.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct PartValue
{
    readonly ReadOnlyMemory<byte> bytes;
    readonly KeyPart part;

    internal PartValue(KeyPart part, ReadOnlyMemory<byte> bytes, bool isNull)
    {
        this.part = part;
        this.bytes = bytes;
        IsNull = isNull;
    }

    /// <summary>Whether the part is null; then it is not bound.</summary>
    public bool IsNull { get; }

    /// <summary>Gives the value to a statement. Throws <see cref="CorruptRecordException"/>.</summary>
    public void Bind<TBinder>(ref TBinder to)
        where TBinder : IColumnBinder, allows ref struct =>
        KeyColumns.Bind(part, bytes.Span[(part.IsNullable ? 1 : 0)..], ref to);

    /// <summary>Compares in the order of the index, where greater comes first in a descending part.</summary>
    internal int CompareTo(PartValue other) => bytes.Span.SequenceCompareTo(other.bytes.Span);
}
