using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Trestle.Marshalling;

/// <summary>The fields of a record by their names in the schema, in the schema's order, as plain values. Generated code fills it.</summary>
public sealed class PlainDictionary : IReadOnlyDictionary<string, object?>
{
    readonly OrderedDictionary<string, object?> fields;
    HashSet<string>? absentDocuments;

    /// <summary>An empty one with room for <paramref name="capacity"/> fields.</summary>
    public PlainDictionary(int capacity) => fields = new(capacity, StringComparer.Ordinal);

    /// <inheritdoc/>
    public int Count => fields.Count;

    /// <inheritdoc/>
    public IEnumerable<string> Keys => fields.Keys;

    /// <inheritdoc/>
    public IEnumerable<object?> Values => fields.Values;

    /// <inheritdoc/>
    public object? this[string key] => fields[key];

    /// <summary>Adds a value that is plain already.</summary>
    public void Add(string name, object? value) => fields.Add(name, value);

    /// <summary>Adds a copy of the bytes.</summary>
    public void Add(string name, Bytes value) => fields.Add(name, value.ToArray());

    /// <summary>Adds a copy of the bytes.</summary>
    public void Add(string name, Bytes? value) => fields.Add(name, value?.ToArray());

    /// <summary>Adds a document. In JSON text, where null and a document that is <c>null</c> look the same, null is left out.</summary>
    public void Add(string name, Json? value)
    {
        fields.Add(name, value);
        if (value is null)
            (absentDocuments ??= []).Add(name);
    }

    /// <inheritdoc/>
    public bool ContainsKey(string key) => fields.ContainsKey(key);

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out object? value) => fields.TryGetValue(key, out value);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => fields.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => fields.GetEnumerator();

    internal bool IsLeftOutOfText(string name) => absentDocuments is not null && absentDocuments.Contains(name);
}
