using System.Globalization;
using Trestle.Schema.Model;
using Trestle.Schema.Nodes;
using Trestle.Schema.Parsing;
using Trestle.Schema.Rules;

namespace Trestle.Schema.Checks;

/// <summary>Proves that no key can exceed what every store can hold, or says which field needs a maximum.</summary>
static class KeySizeCheck
{
    /// <summary>Whether the table's key fits.</summary>
    public static bool CheckKey(TableModel table, TableNode node, ProblemBag problems) => Check(
        KeySize.OfKey(table), [.. table.KeyFields], node.Key[0], $"The key of table '{table.Name}'",
        () => MissingMaximum.Of(node, [.. table.KeyFields], bounded => KeySize.OfKey(With(table, bounded))), problems);

    /// <summary>Whether the keys of an index's entries fit.</summary>
    public static bool CheckIndex(TableModel table, IndexModel index, TableNode node, WordNode at, ProblemBag problems)
    {
        var parts = index.Parts.Select(part => table.Field(part.Field)).ToArray();
        return Check(
            KeySize.OfIndex(table, index), parts, at, $"The key of index '{index.Name}' of table '{table.Name}'",
            () => MissingMaximum.Of(node, parts, bounded => KeySize.OfIndex(With(table, bounded), index)), problems);
    }

    static TableModel With(TableModel table, FieldModel bounded) =>
        table with { Fields = new(table.Fields.Select(field => field.Name == bounded.Name ? bounded : field)) };

    static bool Check(long? size, IReadOnlyList<FieldModel> fields, WordNode at, string what, Func<AddMaximum?> remedy, ProblemBag problems)
    {
        if (size is <= KeySize.Limit)
            return true;
        if (size is { } bytes)
            problems.Add(SchemaRules.KeyTooLong, at.Span,
                $"{what} can take {Number(bytes)} bytes, and a key has at most {KeySize.Limit}. {Shorten(bytes - KeySize.Limit, fields)}");
        else
            problems.Add(SchemaRules.UnboundedKey, at.Span,
                $"{what} has no upper bound. {Bound(fields)} A key has at most {KeySize.Limit} bytes.", remedy());
        return false;
    }

    static string Bound(IReadOnlyList<FieldModel> fields)
    {
        var field = fields.First(field => field.Type is StringType { MaxLength: null } or BytesType { MaxLength: null });
        return field.Type is StringType
            ? $"Give the string '{field.Name}' a maximum: string(n)."
            : $"Give the bytes '{field.Name}' a maximum with maxLength, or a fixed length: bytes(n).";
    }

    static string Shorten(long excess, IReadOnlyList<FieldModel> fields)
    {
        var longest = fields.OrderByDescending(field => KeySize.OfPart(field, false, true)).First();
        var room = longest.Type switch
        {
            StringType { MaxLength: { } max } => max - excess,
            FixedBytesType bytes => bytes.Length - excess,
            BytesType { MaxLength: { } max } => max - ((excess + 1) / 2),
            _ => 0,
        };
        return room > 0 ? $"Shorten '{longest.Name}' to at most {Number(room)} bytes." : "Use fewer or shorter fields.";
    }

    static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
