using System.Globalization;
using System.Text.Json;

namespace Trestle.Marshalling;

/// <summary>The members of a generated enum as the schema names them, in both directions.</summary>
/// <typeparam name="T">The enum.</typeparam>
public sealed class EnumNames<T>
    where T : struct, Enum
{
    readonly string type;
    readonly Dictionary<T, string> names = [];
    readonly Dictionary<string, T> values = new(StringComparer.Ordinal);

    /// <summary>Knows <paramref name="members"/>.</summary>
    /// <param name="type">The name of the enum, for errors.</param>
    public EnumNames(string type, ReadOnlySpan<(string Name, T Value)> members)
    {
        this.type = type;
        foreach (var (name, value) in members)
        {
            names.Add(value, name);
            values.Add(name, value);
        }
    }

    /// <summary>The name of a member; the number of a value that has none.</summary>
    public object Plain(T value) => names.TryGetValue(value, out var name) ? name : ToNumber(value);

    /// <inheritdoc cref="Plain(T)"/>
    public object? Plain(T? value) => value is { } some ? Plain(some) : null;

    /// <summary>The member of a name, a number or the enum itself. Throws <see cref="FormatException"/> on anything else.</summary>
    public T Read(object value) => value switch
    {
        T member => member,
        string name => Named(name),
        JsonElement { ValueKind: JsonValueKind.String } name => Named(PlainText.Of(name)),
        _ => (T)Enum.ToObject(typeof(T), PlainValue.Int32(value)),
    };

    static int ToNumber(T value) => Convert.ToInt32(value, CultureInfo.InvariantCulture);

    T Named(string name) => values.TryGetValue(name, out var value)
        ? value
        : throw new FormatException($"'{name}' is no member of {type}. Use one of {string.Join(", ", values.Keys)}.");
}
