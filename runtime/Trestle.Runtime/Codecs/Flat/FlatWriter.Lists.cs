using System.Runtime.InteropServices;

namespace Trestle.Codecs;

/// <summary>Writes one value of a list or a map.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
/// <param name="to">The writer.</param>
/// <param name="at">The place of the value, or of the reference to it.</param>
/// <param name="value">The value.</param>
public delegate void FlatWrite<T>(ref FlatWriter to, int at, T value);

public ref partial struct FlatWriter
{
    /// <summary>
    /// Writes a list behind all else, and refers to it from a place. An item takes <paramref name="size"/> bytes, 4 for a reference.
    /// </summary>
    public void List<T>(int at, IReadOnlyList<T> list, int size, int alignment, FlatWrite<T> write)
    {
        var count = list.Count;
        var start = Vector(at, count, size, alignment);
        for (var i = 0; i < count; i++)
            write(ref this, start + (i * size), list[i]);
    }

    /// <summary>Writes a map behind all else, as a vector of entries sorted by key, and refers to it from a place.</summary>
    public void Map<T>(int at, IReadOnlyDictionary<string, T> map, int size, FlatWrite<T> write)
    {
        var keys = MapKeys.Sorted(map, Utf8Order.Instance);
        var start = Vector(at, keys.Length, 4, 4);
        for (var i = 0; i < keys.Length; i++)
            Entry(start + (i * 4), keys[i], map[keys[i]], size, write);
    }

    // A table of two fields: the value first, because that is where the alignment is, then the key.
    void Entry<T>(int at, string key, T value, int size, FlatWrite<T> write)
    {
        var inline = (size + 3) & ~3;
        ReadOnlySpan<ushort> head = [8, (ushort)(8 + inline), (ushort)(4 + inline), 4, 8, 0];
        var table = Table(at, MemoryMarshal.AsBytes(head), inline + 4, inline + 4, default);
        buffer.Slice(table + 4, inline).Clear();
        Text(table + 4 + inline, key);
        write(ref this, table + 4, value);
    }

    // Where the items begin; they count as written.
    int Vector(int at, int count, int size, int alignment)
    {
        if (alignment == 8 && (end & 7) == 0)
        {
            Put(end, 0);
            end += 4;
        }
        Refer(at);
        var start = end + 4;
        var stop = checked(start + (count * size) + 3) & ~3;
        Require(stop);
        buffer[start..stop].Clear();
        Put(end, count);
        end = stop;
        return start;
    }
}
