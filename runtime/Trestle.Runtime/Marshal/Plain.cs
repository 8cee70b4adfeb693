using System.Diagnostics.CodeAnalysis;

namespace Trestle.Marshalling;

/// <summary>Turns lists and maps of records into plain ones. Generated code calls it.</summary>
public static class Plain
{
    /// <summary>A value that is plain already.</summary>
    public static object Value<T>(T value) where T : notnull => value;

    /// <summary>A copy of the bytes.</summary>
    public static object Value(Bytes value) => value.ToArray();

    /// <summary>A list of plain values.</summary>
    [return: NotNullIfNotNull(nameof(list))]
    public static IReadOnlyList<object?>? List<T>(IReadOnlyList<T>? list, Func<T, object?> plain)
    {
        if (list is null)
            return null;
        var result = new object?[list.Count];
        for (var i = 0; i < result.Length; i++)
            result[i] = plain(list[i]);
        return result;
    }

    /// <summary>A map of plain values, in ordinal order of its keys.</summary>
    [return: NotNullIfNotNull(nameof(map))]
    public static IReadOnlyDictionary<string, object?>? Map<T>(IReadOnlyDictionary<string, T>? map, Func<T, object?> plain)
    {
        if (map is null)
            return null;
        var result = new PlainDictionary(map.Count);
        foreach (var key in map.Keys.Order(StringComparer.Ordinal))
            result.Add(key, plain(map[key]));
        return result;
    }
}
