using System.Runtime.CompilerServices;

namespace Trestle.Codecs;

public ref partial struct JsonWriter
{
    /// <summary>Writes a list.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void List<T>(IReadOnlyList<T> list, JsonWrite<T> write) => position = List(buffer, position, list, write);

    static int List<T>(Span<byte> buffer, int position, IReadOnlyList<T> list, JsonWrite<T> write)
    {
        var to = new JsonWriter(buffer, position);
        var count = list.Count;
        to.Put('[');
        for (var i = 0; i < count; i++)
        {
            if (i > 0)
                to.Put(',');
            write(ref to, list[i]);
        }
        to.Put(']');
        return to.position;
    }

    /// <summary>Writes a map, in the order of its keys' UTF-8 bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Map<T>(IReadOnlyDictionary<string, T> map, JsonWrite<T> write) => position = Map(buffer, position, map, write);

    static int Map<T>(Span<byte> buffer, int position, IReadOnlyDictionary<string, T> map, JsonWrite<T> write)
    {
        var to = new JsonWriter(buffer, position);
        var keys = MapKeys.Sorted(map, Utf8Order.Instance);
        to.Put('{');
        for (var i = 0; i < keys.Length; i++)
        {
            if (i > 0)
                to.Put(',');
            to.Text(keys[i]);
            to.Put(':');
            write(ref to, map[keys[i]]);
        }
        to.Put('}');
        return to.position;
    }
}
