using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Trestle.Codecs;

/// <summary>The digits of numbers, eight at a time, and of UUIDs, sixteen at a time. Needs a little-endian machine.</summary>
static class JsonDigits
{
    /// <summary>What <see cref="Write(ulong, ref byte)"/> needs: twenty digits at most.</summary>
    public const int IntegerRoom = 20;

    /// <summary>The characters of a UUID.</summary>
    public const int UuidLength = 36;

    const uint Block = 100_000_000;
    const ulong Zeros = 0x3030_3030_3030_3030;

    /// <summary>Writes a number and returns how many digits it has. The caller answers for the room.</summary>
    public static int Write(ulong value, ref byte to)
    {
        if (value < Block)
            return WriteFirst((uint)value, ref to);
        var (high, low) = Math.DivRem(value, Block);
        var length = high < Block ? WriteFirst((uint)high, ref to) : Write(high, ref to);
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref to, length), Digits((uint)low) | Zeros);
        return length + sizeof(ulong);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static int WriteFirst(uint value, ref byte to)
    {
        var digits = Digits(value);
        // The zeros before the first digit, but not the last one.
        var zeros = BitOperations.TrailingZeroCount(digits | (1ul << 56)) >> 3;
        Unsafe.WriteUnaligned(ref to, (digits | Zeros) >> (zeros * 8));
        return sizeof(ulong) - zeros;
    }

    // Eight digits, one a byte, the first one lowest: split in halves of four, two and one, all parts at once. What stands for a division
    // by 100 or 10 is exact for numbers of four and of two digits.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static ulong Digits(uint value)
    {
        var fours = (value / 10_000) | ((ulong)(value % 10_000) << 32);
        var hundreds = ((fours * 10_486) >> 20) & 0x0000_007f_0000_007f;
        var twos = hundreds | ((fours - (hundreds * 100)) << 16);
        var tens = ((twos * 103) >> 10) & 0x000f_000f_000f_000f;
        return tens | ((twos - (tens * 10)) << 8);
    }

    /// <summary>Writes the UUID of these bytes, with its four hyphens. The caller answers for the room.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Write(Vector128<byte> uuid, ref byte text)
    {
        var (lower, upper) = Vector128.Widen(uuid);
        var (first, second) = (Hex(lower).AsUInt64(), Hex(upper));
        // 8-4-4-4-12: the last sixteen where they end, the first four of them again where they belong.
        second.StoreUnsafe(ref text, 20);
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref text, 19), second.AsUInt32().ToScalar());
        Unsafe.WriteUnaligned(ref text, first.ToScalar());
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref text, 9), (uint)first[1]);
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref text, 14), (uint)(first[1] >> 32));
        Unsafe.Add(ref text, 8) = (byte)'-';
        Unsafe.Add(ref text, 13) = (byte)'-';
        Unsafe.Add(ref text, 18) = (byte)'-';
        Unsafe.Add(ref text, 23) = (byte)'-';
    }

    // The two digits of each byte.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector128<byte> Hex(Vector128<ushort> bytes)
    {
        var halves = ((bytes >>> 4) | (bytes << 8)).AsByte() & Vector128.Create((byte)0x0f);
        return Vector128.Shuffle(Vector128.Create("0123456789abcdef"u8), halves);
    }
}
