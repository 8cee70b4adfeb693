using Trestle.Schema.Model;

namespace Trestle.Schema.Checks;

/// <summary>The worst-case sizes, in bytes, of keys in the order-preserving encoding.</summary>
public static class KeySize
{
    /// <summary>What LMDB allows, the narrowest of the stores.</summary>
    public const int Limit = 511;

    /// <summary>The size of the table's key; null when a part of it has no maximum.</summary>
    public static long? OfKey(TableModel table) =>
        Sum(table.KeyFields.Select((field, i) => OfPart(field, isDescending: false, isLast: i == table.Key.Count - 1)));

    /// <summary>
    /// The size of an entry's key: the parts, and the table's key where it follows them, which it does in an index that is
    /// not unique, and in a unique one for rows with a null. Null when a part has no maximum.
    /// </summary>
    public static long? OfIndex(TableModel table, IndexModel index)
    {
        var isFollowed = IsFollowedByKey(table, index);
        var last = isFollowed ? -1 : index.Parts.Count - 1;
        var parts = Sum(index.Parts.Select((part, i) => OfPart(table.Field(part.Field), part.IsDescending, isLast: i == last)));
        return isFollowed ? parts + OfKey(table) : parts;
    }

    /// <summary>Whether the table's key can follow the parts, so that even the last part must end by itself.</summary>
    public static bool IsFollowedByKey(TableModel table, IndexModel index) =>
        !index.IsUnique || index.Parts.Any(part => table.Field(part.Field).IsNullable);

    /// <summary>The size of one part with its presence byte and its end; null when it has no maximum.</summary>
    public static long? OfPart(FieldModel field, bool isDescending, bool isLast) =>
        OfValue(field.Type, isTerminated: isDescending || !isLast) + (field.IsNullable ? 1 : 0);

    static long? OfValue(TypeModel type, bool isTerminated) => type switch
    {
        BoolType => 1,
        IntegerType integer => integer.Bits / 8,
        FloatType real => real.Bits / 8,
        DecimalType number => number.IsWide ? 16 : 8,
        UuidType => 16,
        TimestampType or TimeType or DurationType => 8,
        DateType or EnumType => 4,
        FixedBytesType bytes => bytes.Length,
        StringType { MaxLength: { } max } => max + (isTerminated ? 1L : 0),
        BytesType { MaxLength: { } max } => isTerminated ? (2L * max) + 2 : max,
        _ => null,
    };

    static long? Sum(IEnumerable<long?> sizes) => sizes.Aggregate((long?)0, (sum, size) => sum + size);
}
