using System.ComponentModel;
using System.Globalization;
using Trestle.Layout;

namespace Trestle.Relational;

/// <summary>A field as a column.</summary>
/// <param name="Field">The field.</param>
/// <param name="Kind">Its type.</param>
/// <param name="Precision">Digits of a decimal.</param>
/// <param name="Scale">Digits of a decimal behind the point.</param>
/// <param name="Length">The most bytes of text or bytes, the exact number of fixed bytes, or null for no limit.</param>
/// <param name="Members">The members of an enum.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record ColumnShape(
    FieldShape Field, ColumnKind Kind, int Precision, int Scale, int? Length, IReadOnlyList<EnumMemberShape> Members)
{
    /// <summary>The precision beyond which a decimal does not fit 64 bits.</summary>
    public const int NarrowDecimal = 18;

    static readonly Dictionary<string, ColumnKind> Simple = new()
    {
        ["bool"] = ColumnKind.Bool,
        ["int8"] = ColumnKind.Int8,
        ["int16"] = ColumnKind.Int16,
        ["int32"] = ColumnKind.Int32,
        ["int64"] = ColumnKind.Int64,
        ["uint8"] = ColumnKind.UInt8,
        ["uint16"] = ColumnKind.UInt16,
        ["uint32"] = ColumnKind.UInt32,
        ["uint64"] = ColumnKind.UInt64,
        ["uint128"] = ColumnKind.UInt128,
        ["uint256"] = ColumnKind.UInt256,
        ["float32"] = ColumnKind.Float32,
        ["float64"] = ColumnKind.Float64,
        ["string"] = ColumnKind.Text,
        ["bytes"] = ColumnKind.Binary,
        ["uuid"] = ColumnKind.Uuid,
        ["timestamp"] = ColumnKind.Timestamp,
        ["timestamp(ns)"] = ColumnKind.NanoTimestamp,
        ["date"] = ColumnKind.Date,
        ["time"] = ColumnKind.Time,
        ["duration"] = ColumnKind.Duration,
        ["json"] = ColumnKind.Json,
    };

    /// <summary>The name of the field and of the column.</summary>
    public string Name => Field.Name;

    /// <summary>The column of a field of a table of <paramref name="schema"/>, which declares the enums.</summary>
    public static ColumnShape Of(SchemaShape schema, FieldShape field)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(field);
        if (Simple.TryGetValue(field.Type, out var kind))
            return new(field, kind, 0, 0, null, []);
        if (schema.Enums.FirstOrDefault(shape => shape.Name == field.Type) is { } named)
            return new(field, ColumnKind.Enum, 0, 0, null, named.Members);
        var open = field.Type.IndexOf('(', StringComparison.Ordinal);
        return open < 0 || field.Type.Contains('<', StringComparison.Ordinal)
            ? new(field, ColumnKind.Document, 0, 0, null, [])
            : Sized(field, field.Type[..open], field.Type[(open + 1)..^1]);
    }

    static ColumnShape Sized(FieldShape field, string name, string arguments) => name switch
    {
        "string" => new(field, ColumnKind.Text, 0, 0, Number(arguments), []),
        "decimal" when arguments.Split(',') is [var precision, var scale] =>
            new(field, ColumnKind.Decimal, Number(precision), Number(scale), null, []),
        "decimal" => new(field, ColumnKind.Decimal, Number(arguments), 0, null, []),
        _ when arguments.StartsWith("max ", StringComparison.Ordinal) => new(field, ColumnKind.Binary, 0, 0, Number(arguments[4..]), []),
        _ => new(field, ColumnKind.FixedBinary, 0, 0, Number(arguments), []),
    };

    static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
