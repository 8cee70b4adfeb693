using System.ComponentModel;
using Trestle.Keys;
using Trestle.Layout;

namespace Trestle.Relational;

/// <summary>
/// Columns as the order-preserving bytes that entries and page tokens are made of. Grows as needed; what it gives lasts until
/// the next <see cref="Clear"/>.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class EntryBytes
{
    const int MostOfFixedPart = 64;

    byte[] bytes = new byte[256];
    int length;

    /// <summary>What was written since <see cref="Clear"/>.</summary>
    public ReadOnlySpan<byte> Written => bytes.AsSpan(0, length);

    /// <summary>Begins anew.</summary>
    public void Clear() => length = 0;

    /// <summary>Reads one column for each part and writes the parts. Throws <see cref="CorruptRecordException"/>.</summary>
    public void Write<TReader>(KeyParts parts, ref TReader from)
        where TReader : IColumnReader, allows ref struct
    {
        ArgumentNullException.ThrowIfNull(parts);
        foreach (var part in parts.All)
            Write(part, ref from);
    }

    void Write<TReader>(KeyPart part, ref TReader from)
        where TReader : IColumnReader, allows ref struct
    {
        var isNull = part.IsNullable && from.TakeNull();
        if (part.IsNullable)
            Present(!isNull, part.IsDescending);
        if (isNull)
            return;
        switch (part.Kind)
        {
            case KeyPartKind.Text: Text(part, from.Text()); break;
            case KeyPartKind.Binary or KeyPartKind.FixedBinary: Binary(part, from.Binary()); break;
            default: Fixed(part, ref from); break;
        }
    }

    void Present(bool value, bool descending)
    {
        var writer = Begin(1);
        writer.Bool(value, descending);
        length += writer.Length;
    }

    void Text(KeyPart part, string value)
    {
        var writer = Begin((3 * value.Length) + 1);
        if (part.IsLast)
            writer.LastText(value);
        else
            writer.Text(value, part.IsDescending);
        length += writer.Length;
    }

    void Binary(KeyPart part, Bytes value)
    {
        var writer = Begin((2 * value.Length) + 2);
        if (part.Kind == KeyPartKind.FixedBinary)
            writer.FixedBinary(value, part.Argument, part.IsDescending);
        else if (part.IsLast)
            writer.LastBinary(value);
        else
            writer.Binary(value, part.IsDescending);
        length += writer.Length;
    }

    void Fixed<TReader>(KeyPart part, ref TReader from)
        where TReader : IColumnReader, allows ref struct
    {
        var writer = Begin(MostOfFixedPart);
        var desc = part.IsDescending;
        switch (part.Kind)
        {
            case KeyPartKind.Bool: writer.Bool(from.Bool(), desc); break;
            case KeyPartKind.Int8: writer.Int8(from.Int8(), desc); break;
            case KeyPartKind.Int16: writer.Int16(from.Int16(), desc); break;
            case KeyPartKind.Int32: writer.Int32(from.Int32(), desc); break;
            case KeyPartKind.Int64: writer.Int64(from.Int64(), desc); break;
            case KeyPartKind.UInt8: writer.UInt8(from.UInt8(), desc); break;
            case KeyPartKind.UInt16: writer.UInt16(from.UInt16(), desc); break;
            case KeyPartKind.UInt32: writer.UInt32(from.UInt32(), desc); break;
            case KeyPartKind.UInt64: writer.UInt64(from.UInt64(), desc); break;
            case KeyPartKind.UInt128: writer.UInt128(from.UInt128(), desc); break;
            case KeyPartKind.UInt256: writer.UInt256(from.UInt256(), desc); break;
            case KeyPartKind.Float32: writer.Float32(from.Float32(), desc); break;
            case KeyPartKind.Float64: writer.Float64(from.Float64(), desc); break;
            case KeyPartKind.Decimal64: writer.Decimal64(from.Decimal(part.Precision, part.Argument), part.Argument, desc); break;
            case KeyPartKind.Decimal128: writer.Decimal128(from.Decimal(part.Precision, part.Argument), part.Argument, desc); break;
            case KeyPartKind.Uuid: writer.Uuid(from.Uuid(), desc); break;
            case KeyPartKind.Timestamp: writer.Timestamp(from.Timestamp(), desc); break;
            case KeyPartKind.NanoTimestamp: writer.NanoTimestamp(from.NanoTimestamp(), desc); break;
            case KeyPartKind.Date: writer.Date(from.Date(), desc); break;
            case KeyPartKind.Time: writer.Time(from.Time(), desc); break;
            case KeyPartKind.Duration: writer.Duration(from.Duration(), desc); break;
            default: writer.Int32(from.Enum(), desc); break;
        }
        length += writer.Length;
    }

    KeyWriter Begin(int size)
    {
        if (bytes.Length - length < size)
            Array.Resize(ref bytes, Math.Max(length + size, 2 * bytes.Length));
        return new KeyWriter(bytes.AsSpan(length));
    }
}
