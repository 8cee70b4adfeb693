namespace Trestle.Codecs;

/// <summary>Upper bounds for lists and maps, made of bounds for what is in them.</summary>
static class SizeBound
{
    /// <param name="ends">Bytes of the list itself.</param>
    /// <param name="size">Bytes of each item at least.</param>
    public static int List<T>(IReadOnlyList<T>? list, int ends, int size) => list is null ? 0 : checked((list.Count * size) + ends);

    /// <inheritdoc cref="List{T}(IReadOnlyList{T}, int, int)"/>
    /// <param name="max">Bytes of an item beyond that.</param>
    public static int List<T>(IReadOnlyList<T>? list, int ends, int size, Func<T, int> max)
    {
        var total = List(list, ends, size);
        for (var i = 0; i < list?.Count; i++)
            total = checked(total + max(list[i]));
        return total;
    }

    /// <param name="key">Bytes of a key.</param>
    /// <inheritdoc cref="List{T}(IReadOnlyList{T}, int, int, Func{T, int})"/>
    public static int Map<T>(IReadOnlyDictionary<string, T>? map, int ends, int size, Func<string, int> key, Func<T, int> max)
    {
        if (map is null)
            return 0;
        var total = ends;
        foreach (var (name, value) in map)
            total = checked(total + size + key(name) + max(value));
        return total;
    }
}
