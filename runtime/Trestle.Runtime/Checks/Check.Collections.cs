namespace Trestle.Checks;

public static partial class Check
{
    /// <summary>A list that is not null, each element checked by <paramref name="item"/> with the table's and the field's name.</summary>
    public static void List<T>(string table, string field, IReadOnlyList<T>? list, Action<string, string, T>? item = null)
    {
        if (list is null)
            Violation.Null(table, field);
        else
            OptionalList(table, field, list, item);
    }

    /// <summary>As <see cref="List"/>, or null.</summary>
    public static void OptionalList<T>(string table, string field, IReadOnlyList<T>? list, Action<string, string, T>? item = null)
    {
        if (list is null || item is null)
            return;
        for (var i = 0; i < list.Count; i++)
        {
            if (list[i] is null)
                Violation.NullElement(table, field);
            item(table, field, list[i]);
        }
    }

    /// <summary>A map that is not null, its keys text that every store can keep, each value checked by <paramref name="item"/>.</summary>
    public static void Map<T>(string table, string field, IReadOnlyDictionary<string, T>? map, Action<string, string, T>? item = null)
    {
        if (map is null)
            Violation.Null(table, field);
        else
            OptionalMap(table, field, map, item);
    }

    /// <summary>As <see cref="Map"/>, or null.</summary>
    public static void OptionalMap<T>(
        string table, string field, IReadOnlyDictionary<string, T>? map, Action<string, string, T>? item = null)
    {
        if (map is null)
            return;
        foreach (var (key, value) in map)
        {
            Text(table, field, key);
            if (value is null)
                Violation.NullElement(table, field);
            item?.Invoke(table, field, value);
        }
    }
}
