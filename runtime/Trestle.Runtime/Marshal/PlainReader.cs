using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Trestle.Marshalling;

/// <summary>Takes the fields of a record out of plain values, and says which field of what is wrong. Generated code calls it.</summary>
public readonly struct PlainReader
{
    readonly string record;
    readonly IReadOnlyDictionary<string, object?> plain;

    /// <summary>
    /// Reads <paramref name="plain"/>. Throws <see cref="CheckViolationException"/> when it holds a name that is not in
    /// <paramref name="names"/>.
    /// </summary>
    /// <param name="record">The table or struct, for errors.</param>
    /// <param name="plain">What to read.</param>
    /// <param name="names">The names of all fields.</param>
    public PlainReader(string record, IReadOnlyDictionary<string, object?> plain, ReadOnlySpan<string> names)
    {
        ArgumentNullException.ThrowIfNull(plain);
        this.record = record;
        this.plain = plain;
        foreach (var name in plain.Keys)
        {
            if (!names.Contains(name))
                throw new CheckViolationException(
                    record, name, $"'{record}' has no field '{name}'. Use only its own: {string.Join(", ", names!)}.");
        }
    }

    /// <summary>A value that must be there.</summary>
    public T Required<T>(string name, Func<object, T> read) =>
        plain.TryGetValue(name, out var value) ? NotNull(name, value, read) : throw new CheckViolationException(
            record, name, $"The field '{name}' of '{record}' is missing. Give it a value.");

    /// <summary>A value that must not be null, or <paramref name="fallback"/> when it is missing.</summary>
    public T Optional<T>(string name, Func<object, T> read, T fallback) =>
        plain.TryGetValue(name, out var value) ? NotNull(name, value, read) : fallback;

    /// <summary>A value that may be null, or <paramref name="fallback"/> when it is missing.</summary>
    public T? Nullable<T>(string name, Func<object, T> read, T? fallback = null)
        where T : struct =>
        !plain.TryGetValue(name, out var value) ? fallback : IsNull(value) ? null : Convert(name, value, read);

    /// <summary>A value that may be null, or <paramref name="fallback"/> when it is missing.</summary>
    public T? NullableReference<T>(string name, Func<object, T> read, T? fallback = null)
        where T : class =>
        !plain.TryGetValue(name, out var value) ? fallback : IsNull(value) ? null : Convert(name, value, read);

    /// <summary>A document that may be absent. The JSON text <c>null</c> is a document.</summary>
    public Json? NullableDocument(string name, Json? fallback = null) =>
        !plain.TryGetValue(name, out var value) ? fallback : value is null ? null : Convert(name, value, PlainValue.Document);

    /// <summary>A document that must be there. The JSON text <c>null</c> is a document.</summary>
    public Json RequiredDocument(string name) => plain.TryGetValue(name, out var value) && value is not null
        ? Convert(name, value, PlainValue.Document)
        : Required(name, PlainValue.Document);

    /// <summary>
    /// A document that must not be null, or <paramref name="fallback"/> when it is missing. The JSON text <c>null</c> is a
    /// document.
    /// </summary>
    public Json OptionalDocument(string name, Json fallback) => plain.ContainsKey(name) ? RequiredDocument(name) : fallback;

    static bool IsNull([NotNullWhen(false)] object? value) => value is null or JsonElement { ValueKind: JsonValueKind.Null };

    T NotNull<T>(string name, object? value, Func<object, T> read) => IsNull(value)
        ? throw new CheckViolationException(
            record, name, $"The field '{name}' of '{record}' is null. Give it a value, or make it nullable in the schema.")
        : Convert(name, value, read);

    T Convert<T>(string name, object value, Func<object, T> read)
    {
        try
        {
            return read(value);
        }
        catch (FormatException error)
        {
            throw new CheckViolationException(record, name, $"The field '{name}' of '{record}' cannot be read: {error.Message}", error);
        }
    }
}
