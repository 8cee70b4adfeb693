namespace Trestle.Codecs;

public ref partial struct JsonWriter
{
    /// <summary>Writes a list.</summary>
    public void List<T>(IReadOnlyList<T> list, JsonWrite<T> write)
    {
        var count = list.Count;
        Take(1)[0] = (byte)'[';
        for (var i = 0; i < count; i++)
        {
            if (i > 0)
                Take(1)[0] = (byte)',';
            write(ref this, list[i]);
        }
        Take(1)[0] = (byte)']';
    }

    /// <summary>Writes a map, in the order of its keys' UTF-8 bytes.</summary>
    public void Map<T>(IReadOnlyDictionary<string, T> map, JsonWrite<T> write)
    {
        var keys = MapKeys.Sorted(map, Utf8Order.Instance);
        Take(1)[0] = (byte)'{';
        for (var i = 0; i < keys.Length; i++)
        {
            if (i > 0)
                Take(1)[0] = (byte)',';
            Text(keys[i]);
            Take(1)[0] = (byte)':';
            write(ref this, map[keys[i]]);
        }
        Take(1)[0] = (byte)'}';
    }
}
