using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Trestle.Lmdb.Cursors;

/// <summary>A key that is looked for, where it lies, with its first eight bytes as a number: most comparisons need no more.</summary>
readonly unsafe struct SearchKey(byte* data, int length)
{
    readonly byte* data = data;

    /// <summary>The first eight bytes as a number that sorts as they do; zeros follow a shorter key.</summary>
    public ulong Prefix { get; } = PrefixOf(data, length, length >= sizeof(ulong));

    public int Length { get; } = length;

    public ReadOnlySpan<byte> Span => new(data, Length);

    /// <summary>The first eight bytes of a key as a number.</summary>
    /// <param name="key">The key.</param>
    /// <param name="length">Its length.</param>
    /// <param name="isReadable">Whether eight bytes can be read from where it begins, its own or not.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong PrefixOf(byte* key, int length, bool isReadable)
    {
        if (!isReadable)
            return ShortPrefix(key, length);
        var number = BinaryPrimitives.ReverseEndianness(Unsafe.ReadUnaligned<ulong>(key));
        return length >= sizeof(ulong) ? number : number & ~(ulong.MaxValue >> (8 * length));
    }

    static ulong ShortPrefix(byte* key, int length)
    {
        var number = 0UL;
        for (var i = 0; i < sizeof(ulong); i++)
            number = (number << 8) | (i < length ? key[i] : 0UL);
        return number;
    }
}
