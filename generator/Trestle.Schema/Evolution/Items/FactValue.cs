using System.Globalization;
using Trestle.Schema.Canonical;
using Trestle.Schema.Model;

namespace Trestle.Schema.Evolution.Items;

/// <summary>A value that a schema says of an item: a scalar, as JSON spells it, or a list of values.</summary>
public sealed record FactValue
{
    FactValue(string? json, EquatableArray<FactValue> items)
    {
        Json = json;
        Items = items;
    }

    public static FactValue True { get; } = Scalar("true");

    /// <summary>The scalar in JSON, by which two values are equal; null for a list.</summary>
    public string? Json { get; }

    /// <summary>The items of a list; none for a scalar.</summary>
    public EquatableArray<FactValue> Items { get; }

    /// <summary>The characters of a text; null for everything else.</summary>
    public string? Text => Json?[0] == '"' ? JsonString.Read(Json) : null;

    /// <summary>The value of a whole number that fits 32 bits; null for everything else.</summary>
    public int? Number => int.TryParse(Json, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static FactValue Scalar(string json) => new(json, default);

    public static FactValue Of(string text) => Scalar(JsonString.Write(text));

    public static FactValue Of(int number) => Scalar(number.ToString(CultureInfo.InvariantCulture));

    public static FactValue Of(ConstantModel constant) => Scalar(JsonConstant.Write(constant));

    public static FactValue List(IEnumerable<FactValue> items) => new(null, new(items));

    /// <summary>The value in JSON.</summary>
    public override string ToString() => Json ?? $"[{string.Join(",", Items)}]";
}
