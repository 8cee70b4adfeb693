using Trestle.Keys;
using Trestle.Layout;

namespace Trestle.Relational;

/// <summary>Encoded keys as column values, and back.</summary>
static class KeyColumns
{
    /// <summary>Binds one encoded part, without its presence byte.</summary>
    public static void Bind<TBinder>(KeyPart part, scoped ReadOnlySpan<byte> value, ref TBinder to)
        where TBinder : IColumnBinder, allows ref struct
    {
        switch (part.Kind)
        {
            case KeyPartKind.Text: BindText(part, value, ref to); break;
            case KeyPartKind.Binary: BindBinary(part, value, ref to); break;
            case KeyPartKind.FixedBinary when !part.IsDescending: to.Binary(value); break;
            default: BindFixed(part, new KeyReader(value), ref to); break;
        }
    }

    static void BindText<TBinder>(KeyPart part, scoped ReadOnlySpan<byte> value, ref TBinder to)
        where TBinder : IColumnBinder, allows ref struct
    {
        if (part.IsDescending)
            to.Text(new KeyReader(value).Text(descending: true));
        else
            to.Text(part.IsLast ? value : value[..^1]);
    }

    static void BindBinary<TBinder>(KeyPart part, scoped ReadOnlySpan<byte> value, ref TBinder to)
        where TBinder : IColumnBinder, allows ref struct
    {
        if (part.IsLast)
            to.Binary(value);
        else
            to.Binary(new KeyReader(value).Binary(part.IsDescending));
    }

    static void BindFixed<TBinder>(KeyPart part, scoped KeyReader from, ref TBinder to)
        where TBinder : IColumnBinder, allows ref struct
    {
        var desc = part.IsDescending;
        switch (part.Kind)
        {
            case KeyPartKind.Bool: to.Bool(from.Bool(desc)); break;
            case KeyPartKind.Int8: to.Int8(from.Int8(desc)); break;
            case KeyPartKind.Int16: to.Int16(from.Int16(desc)); break;
            case KeyPartKind.Int32: to.Int32(from.Int32(desc)); break;
            case KeyPartKind.Int64: to.Int64(from.Int64(desc)); break;
            case KeyPartKind.UInt8: to.UInt8(from.UInt8(desc)); break;
            case KeyPartKind.UInt16: to.UInt16(from.UInt16(desc)); break;
            case KeyPartKind.UInt32: to.UInt32(from.UInt32(desc)); break;
            case KeyPartKind.UInt64: to.UInt64(from.UInt64(desc)); break;
            case KeyPartKind.UInt128: to.UInt128(from.UInt128(desc)); break;
            case KeyPartKind.UInt256: to.UInt256(from.UInt256(desc)); break;
            case KeyPartKind.Float32: to.Float32(from.Float32(desc)); break;
            case KeyPartKind.Float64: to.Float64(from.Float64(desc)); break;
            case KeyPartKind.Decimal64: to.Decimal(from.Decimal64(part.Argument, desc), part.Precision, part.Argument); break;
            case KeyPartKind.Decimal128: to.Decimal(from.Decimal128(part.Argument, desc), part.Precision, part.Argument); break;
            case KeyPartKind.FixedBinary: to.Binary(from.FixedBinary(part.Argument, desc)); break;
            case KeyPartKind.Uuid: to.Uuid(from.Uuid(desc)); break;
            case KeyPartKind.Timestamp: to.Timestamp(from.Timestamp(desc)); break;
            case KeyPartKind.NanoTimestamp: to.NanoTimestamp(from.NanoTimestamp(desc)); break;
            case KeyPartKind.Date: to.Date(from.Date(desc)); break;
            case KeyPartKind.Time: to.Time(from.Time(desc)); break;
            case KeyPartKind.Duration: to.Duration(from.Duration(desc)); break;
            default: to.Enum(from.Int32(desc)); break;
        }
    }
}
