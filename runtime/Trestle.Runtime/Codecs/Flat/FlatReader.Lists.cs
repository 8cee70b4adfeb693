using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Trestle.Codecs;

/// <summary>Reads one value of a list or a map.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
/// <param name="from">The value.</param>
public delegate T FlatRead<T>(ref FlatValue from);

public readonly ref partial struct FlatReader
{
    /// <summary>
    /// The list in the field, which must be there: <paramref name="size"/> bytes an item, 4 for a reference.
    /// </summary>
    public IReadOnlyList<T> List<T>(int slot, int size, FlatRead<T> read)
    {
        if (Unsafe.IsNullRef(ref budget))
        {
            var own = Budget(Buffer);
            return new FlatReader(ref start, length, ref own, table, 0, next, depth).List(slot, size, read);
        }
        var (at, count) = Items(Need(slot, 4), size);
        if (count == 0)
            return [];
        var list = new T[count];
        for (var i = 0; i < list.Length; i++)
        {
            var place = at + (nuint)(i * size);
            var value = new FlatValue(this, place, i + 1 < count ? (int)place + size : next);
            list[i] = read(ref value);
        }
        return list;
    }

    /// <summary>
    /// The map in the field, which must be there; so must be the value of each entry: <paramref name="size"/> bytes, 4 for a reference.
    /// </summary>
    public IReadOnlyDictionary<string, T> Map<T>(int slot, int size, FlatRead<T> read) =>
        Entries(slot, size, read, true, default!);

    /// <summary>The map in the field, which must be there; an entry without a value has <paramref name="absent"/>.</summary>
    public IReadOnlyDictionary<string, T> Map<T>(int slot, int size, FlatRead<T> read, T absent) =>
        Entries(slot, size, read, false, absent);

    Dictionary<string, T> Entries<T>(int slot, int size, FlatRead<T> read, bool required, T absent)
    {
        if (Unsafe.IsNullRef(ref budget))
        {
            var own = Budget(Buffer);
            return new FlatReader(ref start, length, ref own, table, 0, next, depth).Entries(slot, size, read, required, absent);
        }
        var (at, count) = Items(Need(slot, 4), 4);
        var map = new Dictionary<string, T>(count);
        for (var i = 0; i < count; i++)
        {
            var place = at + (nuint)(i * 4);
            var entry = Nested(place, i + 1 < count ? (int)place + 4 : next);
            if (!map.TryAdd(StrictUtf8.Read(entry.ChargedBytes()), entry.EntryValue(size, read, required, absent)))
                Corrupt.Malformed("A stored map has the same key twice.");
        }
        return map;
    }

    T EntryValue<T>(int size, FlatRead<T> read, bool required, T absent)
    {
        if (!required && !Has(1))
            return absent;
        var value = new FlatValue(this, Need(1, size), next);
        return read(ref value);
    }

    // Where the items of the vector begin, and how many there are: all of them within the bytes.
    (nuint At, int Count) Items(nuint at, int size)
    {
        var target = Follow(at);
        var count = Get<uint>(target);
        if (count * (ulong)(uint)size > length - 4 - target)
            Corrupt.Truncated();
        Charge((int)count * size);
        return (target + 4, (int)count);
    }

    internal ReadOnlySpan<byte> ChargedBytes() => ChargedVector(Need(0, 4));

    internal void Charge(int bytes)
    {
        if (!Unsafe.IsNullRef(ref budget) && (budget -= bytes) < 0)
            Corrupt.Malformed("A stored row uses the same bytes for very many values.");
    }

    internal ReadOnlySpan<byte> ChargedVector(nuint at)
    {
        var vector = Vector(at);
        Charge(vector.Length + ObjectSize);
        return vector;
    }

    internal T Raw<T>(nuint at)
        where T : unmanaged => Get<T>(at);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ReadOnlySpan<byte> Raw(nuint at, int length) => MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref start, at), length);
}
