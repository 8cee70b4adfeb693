using System.ComponentModel;
using Trestle.Catalog;
using Trestle.Layout;

namespace Trestle.Relational.Moves;

/// <summary>Whether a column can stay as it is, value by value, when the type of its field changes.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ColumnFit
{
    /// <summary>
    /// Whether it can: the new type has the same form, or a wider range in the same column type. What only narrows a length, a bound or an
    /// enum is a check on the values, not another form.
    /// </summary>
    public static bool KeepsForm(SqlDialect dialect, SchemaShape before, FieldShape was, SchemaShape after, FieldShape now)
    {
        ArgumentNullException.ThrowIfNull(dialect);
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(was);
        ArgumentNullException.ThrowIfNull(after);
        ArgumentNullException.ThrowIfNull(now);
        var fields = new FieldComparison(before, after);
        return !fields.Compare("", [was with { IsNullable = true }], [now with { IsNullable = true }], [], []).Any()
            || IsWiderNumber(dialect, ColumnShape.Of(before, was), ColumnShape.Of(after, now));
    }

    static bool IsWiderNumber(SqlDialect dialect, ColumnShape was, ColumnShape now) =>
        dialect.Type(was) == dialect.Type(now)
        && Range(was.Kind) is var (least, most) && Range(now.Kind) is var (lower, higher) && lower <= least && most <= higher;

    static (long Least, long Most)? Range(ColumnKind kind) => kind switch
    {
        ColumnKind.Int8 => (sbyte.MinValue, sbyte.MaxValue),
        ColumnKind.Int16 => (short.MinValue, short.MaxValue),
        ColumnKind.Int32 => (int.MinValue, int.MaxValue),
        ColumnKind.Int64 => (long.MinValue, long.MaxValue),
        ColumnKind.UInt8 => (0, byte.MaxValue),
        ColumnKind.UInt16 => (0, ushort.MaxValue),
        ColumnKind.UInt32 => (0, uint.MaxValue),
        _ => null,
    };
}
