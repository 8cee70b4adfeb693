using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Trestle.Codecs;

/// <summary>
/// Reads the fields of a CBOR map (RFC 8949, deterministic form) whose keys are the tags of a table, ascending. It moves forward:
/// ask for fields in the order of their tags, or begin again with a copy of the reader. Throws <see cref="CorruptRecordException"/>
/// wherever the bytes do not hold what is asked for; nothing outside of them is ever read.
/// </summary>
public ref partial struct CborReader
{
    const int None = -1;

    readonly ReadOnlySpan<byte> buffer;
    readonly int depth;
    int position;
    int entries;
    int key;
    int last;
    bool skipped;

    CborReader(ReadOnlySpan<byte> buffer, int depth)
    {
        Corrupt.CheckDepth(depth);
        this.buffer = buffer;
        this.depth = depth;
        key = None;
        last = None;
        entries = Count(Major.Map, 2);
    }

    /// <summary>A reader of the row in <paramref name="buffer"/>.</summary>
    public static CborReader Over(ReadOnlySpan<byte> buffer) => new(buffer, 0);

    /// <summary>Whether the field is there: a nullable one is not null. Moves forward to it, or to where it would be.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Has(int tag)
    {
        // As a rule the next key is the one that is asked for, and one byte.
        if (key != None || entries == 0 || position >= buffer.Length || buffer[position] != tag || tag >= 24 || tag <= last)
            return HasAny(tag);
        position++;
        entries--;
        key = tag;
        last = tag;
        return true;
    }

    bool HasAny(int tag)
    {
        if (key == None)
            PassShort(tag);
        while (key < tag)
        {
            if (key != None)
                Pass();
            if (entries == 0)
                return false;
            NextKey();
        }
        return key == tag;
    }

    /// <summary>
    /// What the row has beside the <paramref name="known"/> tags, which ascend. Call it after the last field: the row must end there.
    /// </summary>
    public UnknownFields Unknown(params ReadOnlySpan<ushort> known)
    {
        Has(int.MaxValue);
        if (position != buffer.Length)
            Corrupt.Malformed("A stored row goes on after its end.");
        return skipped ? new CborReader(buffer, depth).Keep(known) : default;
    }

    UnknownFields Keep(scoped ReadOnlySpan<ushort> known)
    {
        var (tags, values) = (new List<int>(), new List<byte[]>());
        while (entries > 0)
        {
            NextKey();
            var start = position;
            Skip();
            if (key <= ushort.MaxValue && known.BinarySearch((ushort)key) >= 0)
                continue;
            tags.Add(key);
            values.Add(buffer[start..position].ToArray());
        }
        return tags.Count == 0 ? default : new(new UnknownCbor([.. tags], [.. values]));
    }

    void NextKey()
    {
        var tag = Argument(Major.Unsigned);
        if (tag >= int.MaxValue || (int)tag <= last)
            Corrupt.Malformed("The tags of a stored row are not in ascending order.");
        key = (int)tag;
        last = key;
        entries--;
    }

    // Goes over what stands before a tag as long as heads are of one byte, or of an integer: most of what rows hold.
    void PassShort(int tag)
    {
        ref var start = ref MemoryMarshal.GetReference(buffer);
        var (at, left, before) = ((nuint)(uint)position, entries, last);
        for (; left > 0 && at + 2 <= (uint)buffer.Length; left--)
        {
            int next = Unsafe.Add(ref start, at);
            nuint size = ShortSizes[Unsafe.Add(ref start, at + 1)];
            if (next >= tag || next >= 24 || next <= before || size == 0 || at + 1 + size > (uint)buffer.Length)
                break;
            at += 1 + size;
            before = next;
        }
        skipped |= left != entries;
        (position, entries, last) = ((int)at, left, before);
    }

    // Goes over a value nobody asked for.
    void Pass()
    {
        Skip();
        skipped = true;
        key = None;
    }

    // Any value, however deep, without recursion.
    void Skip()
    {
        for (var pending = SkipHead(); pending > 0; pending--)
            pending += SkipHead();
    }

    // Goes over a value without values inside; of all else, over the head, and returns how many values follow that belong to it.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    long SkipHead()
    {
        var first = Byte();
        var major = first >> 5;
        if (major == Major.Simple)
        {
            Simple(first & 31);
            return 0;
        }
        var argument = Rest(first & 31);
        if (major is Major.Bytes or Major.Text)
            Advance(argument);
        return major < Major.Array ? 0 : Inside(major, argument);
    }

    readonly long Inside(int major, ulong argument) => major switch
    {
        Major.Array => Within(argument, 1),
        Major.Map => 2L * Within(argument, 2),
        _ => 1,
    };

    // What follows the first byte of a simple value or a floating-point number.
    void Simple(int information)
    {
        if (information is > 27 or 24)
            Corrupt.Malformed("A stored row holds a CBOR value that rows have not.");
        if (information > 24)
            Take(1ul << (information - 24));
    }

    // The number in the head of a value of this kind.
    ulong Argument(int major)
    {
        var first = Byte();
        if (first >> 5 != major)
            Other<int>();
        return Rest(first & 31);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    ulong Rest(int information) => information < 24 ? (ulong)information : Long(information);

    // What follows a first byte that does not hold the number itself: 1, 2, 4 or 8 bytes.
    ulong Long(int information)
    {
        var log = information - 24;
        if (log > 3)
            Corrupt.Malformed("A stored row is not in the deterministic form of CBOR.");
        var value = buffer.Length - position >= sizeof(ulong) ? BinaryPrimitives.ReadUInt64BigEndian(buffer[position..]) : Last();
        Advance(1ul << log);
        // A shorter head would have done.
        if (value >> (64 - (8 << log)) < (log == 0 ? 24 : 1ul << (4 << log)))
            Corrupt.Malformed("A stored row is not in the deterministic form of CBOR.");
        return value >> (64 - (8 << log));
    }

    // The last bytes, fewer than eight, as if zeros followed them.
    readonly ulong Last()
    {
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        bytes.Clear();
        buffer[position..].CopyTo(bytes);
        return BinaryPrimitives.ReadUInt64BigEndian(bytes);
    }

    // A number of items, of at least this many bytes each, that the bytes can hold.
    int Count(int major, int size) => Within(Argument(major), size);

    readonly int Within(ulong count, int size)
    {
        if (count > (uint)((buffer.Length - position) / size))
            Corrupt.Truncated();
        return (int)count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    byte Byte()
    {
        if (position >= buffer.Length)
            Corrupt.Truncated();
        return buffer[position++];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    ReadOnlySpan<byte> Take(ulong length)
    {
        var start = Advance(length);
        return MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref MemoryMarshal.GetReference(buffer), start), (int)length);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    int Advance(ulong length)
    {
        if (length > (uint)(buffer.Length - position))
            Corrupt.Truncated();
        var start = position;
        position += (int)length;
        return start;
    }

    // By its first byte, the size of an integer, of bytes or a text of less than 24 bytes, of false, true, or a floating-point number;
    // 0 for all else, which goes the longer way.
    static ReadOnlySpan<byte> ShortSizes =>
    [
        1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 3, 5, 9, 0, 0, 0, 0,
        1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 3, 5, 9, 0, 0, 0, 0,
        1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 0, 0, 0, 0, 0, 0, 0, 0,
        1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 3, 5, 9, 0, 0, 0, 0,
    ];

    static class Major
    {
        public const int Unsigned = 0;
        public const int Negative = 1;
        public const int Bytes = 2;
        public const int Text = 3;
        public const int Array = 4;
        public const int Map = 5;
        public const int Tag = 6;
        public const int Simple = 7;
    }
}
