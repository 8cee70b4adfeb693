namespace Trestle.Codecs;

public ref partial struct JsonWriter
{
    /// <summary>Writes a list.</summary>
    public void List<T>(IReadOnlyList<T> list, JsonWrite<T> write)
    {
        var count = list.Count;
        Put('[');
        for (var i = 0; i < count; i++)
        {
            if (i > 0)
                Put(',');
            write(ref this, list[i]);
        }
        Put(']');
    }

    /// <summary>Writes a map, in the order of its keys' UTF-8 bytes.</summary>
    public void Map<T>(IReadOnlyDictionary<string, T> map, JsonWrite<T> write)
    {
        var keys = MapKeys.Sorted(map, Utf8Order.Instance);
        Put('{');
        for (var i = 0; i < keys.Length; i++)
        {
            if (i > 0)
                Put(',');
            Text(keys[i]);
            Put(':');
            write(ref this, map[keys[i]]);
        }
        Put('}');
    }
}
