namespace Trestle.Codecs;

/// <summary>The keys of a map in the order in which they are stored.</summary>
static class MapKeys
{
    public static string[] Sorted<T>(IReadOnlyDictionary<string, T> map, IComparer<string> order)
    {
        if (map.Count == 0)
            return [];
        var keys = map.Keys.ToArray();
        Array.Sort(keys, order);
        return keys;
    }
}
