using Trestle.Schema.Model;
using Trestle.Schema.Nodes;
using Trestle.Schema.Rules;

namespace Trestle.Schema.Checks;

/// <summary>Finds a maximum for the one field that lets a key grow without end.</summary>
static class MissingMaximum
{
    static readonly int[] Usual = [200, 100, 50, 20];

    /// <param name="table">Where the field is declared.</param>
    /// <param name="parts">The fields of the key.</param>
    /// <param name="size">How long the key can be with a field that has a maximum.</param>
    /// <returns>Null when several fields lack one, or none would do: how to share the room is for people to say.</returns>
    public static AddMaximum? Of(TableNode table, IReadOnlyCollection<FieldModel> parts, Func<FieldModel, long?> size)
    {
        var unbounded = parts.Where(IsUnbounded).ToArray();
        if (unbounded.Length != 1)
            return null;
        var field = unbounded[0];
        var length = Usual.FirstOrDefault(length => size(field with { Type = Bounded(field.Type, length) }) is <= KeySize.Limit);
        return length == 0 ? null : new(table.Fields.First(node => node.Name.Text == field.Name).Name.Span, length);
    }

    static bool IsUnbounded(FieldModel field) => field.Type is StringType { MaxLength: null } or BytesType { MaxLength: null };

    static TypeModel Bounded(TypeModel type, int length) => type is StringType ? new StringType(length) : new BytesType(length);
}
