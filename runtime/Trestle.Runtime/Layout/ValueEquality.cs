namespace Trestle.Layout;

/// <summary>Equality of what records hold, lists and maps element by element. Generated records call it.</summary>
public static class ValueEquality
{
    /// <summary>Equality as records have it by themselves.</summary>
    public static bool Equal<T>(T left, T right) => EqualityComparer<T>.Default.Equals(left, right);

    /// <summary>Whether both hold equal elements in the same order, or both are null.</summary>
    public static bool Equal<T>(IReadOnlyList<T>? left, IReadOnlyList<T>? right)
    {
        if (ReferenceEquals(left, right))
            return true;
        if (left is null || right is null || left.Count != right.Count)
            return false;
        for (var i = 0; i < left.Count; i++)
        {
            if (!EqualityComparer<T>.Default.Equals(left[i], right[i]))
                return false;
        }
        return true;
    }

    /// <summary>Whether both hold equal values under the same keys, in whatever order, or both are null.</summary>
    public static bool Equal<T>(IReadOnlyDictionary<string, T>? left, IReadOnlyDictionary<string, T>? right)
    {
        if (ReferenceEquals(left, right))
            return true;
        if (left is null || right is null || left.Count != right.Count)
            return false;
        foreach (var (key, value) in left)
        {
            if (!right.TryGetValue(key, out var other) || !EqualityComparer<T>.Default.Equals(value, other))
                return false;
        }
        return true;
    }

    /// <summary>Equal for equal lists.</summary>
    public static int Hash<T>(IReadOnlyList<T>? list)
    {
        if (list is null)
            return 0;
        var hash = new HashCode();
        for (var i = 0; i < list.Count; i++)
            hash.Add(list[i]);
        return hash.ToHashCode();
    }

    /// <summary>Equal for equal maps, whatever their order.</summary>
    public static int Hash<T>(IReadOnlyDictionary<string, T>? map)
    {
        if (map is null)
            return 0;
        var sum = map.Count;
        foreach (var (key, value) in map)
            sum = unchecked(sum + HashCode.Combine(key, value));
        return sum;
    }
}
