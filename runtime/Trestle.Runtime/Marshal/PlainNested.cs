using System.Collections;
using System.Text.Json;

namespace Trestle.Marshalling;

/// <summary>
/// Reads lists, maps and structs, from what <c>Marshal()</c> gives or from the form they have in JSON text. All throw
/// <see cref="FormatException"/> on anything else. Generated code calls them.
/// </summary>
public static class PlainNested
{
    /// <summary>A list, each element read by <paramref name="read"/>.</summary>
    public static IReadOnlyList<T> List<T>(object value, Func<object, T> read) => value switch
    {
        JsonElement { ValueKind: JsonValueKind.Array } array => [.. array.EnumerateArray().Select(item => Element(item, read))],
        string or IDictionary or JsonElement or byte[] or IReadOnlyDictionary<string, object?> => throw PlainError.Wrong(value, "a list"),
        IEnumerable items => [.. items.Cast<object?>().Select(item => Element(item, read))],
        _ => throw PlainError.Wrong(value, "a list"),
    };

    /// <summary>A map, each value read by <paramref name="read"/>.</summary>
    public static IReadOnlyDictionary<string, T> Map<T>(object value, Func<object, T> read)
    {
        var result = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var (key, item) in Members(value, "a map"))
            result.Add(key, Element(item, read));
        return result;
    }

    /// <summary>A struct.</summary>
    public static T Struct<T>(object value, Func<IReadOnlyDictionary<string, object?>, T> unmarshal)
        where T : class =>
        value as T ?? unmarshal(Members(value, "a struct"));

    internal static IReadOnlyDictionary<string, object?> Members(object value, string expected)
    {
        switch (value)
        {
            case IReadOnlyDictionary<string, object?> same:
                return same;
            case JsonElement { ValueKind: JsonValueKind.Object } json:
                var members = new OrderedDictionary<string, object?>(StringComparer.Ordinal);
                foreach (var member in json.EnumerateObject())
                    members.Add(PlainText.NameOf(member), member.Value);
                return members;
            case IDictionary dictionary when dictionary.Keys.Cast<object>().All(key => key is string):
                return dictionary.Keys.Cast<string>().ToDictionary(key => key, key => dictionary[key], StringComparer.Ordinal);
            default:
                throw PlainError.Wrong(value, expected);
        }
    }

    static T Element<T>(object? value, Func<object, T> read) => value switch
    {
        null => throw PlainError.NullElement(),
        JsonElement { ValueKind: JsonValueKind.Null } when typeof(T) != typeof(Json) => throw PlainError.NullElement(),
        _ => read(value),
    };
}
