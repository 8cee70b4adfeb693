using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Trestle.Codecs;

/// <summary>
/// What most texts are, and short: sixteen characters at a time, the last sixteen overlapping those before, so that no rest is left to be
/// done one by one.
/// </summary>
static class AsciiText
{
    const ulong NotAsciiBytes = 0x8080_8080_8080_8080;
    const ulong NotAsciiChars = 0xff80_ff80_ff80_ff80;

    /// <summary>
    /// Writes a text of ASCII as so many bytes. False when it is none: what was written is then of no meaning. The caller answers for
    /// the room, of as many bytes as the text has characters.
    /// </summary>
    public static bool TryNarrow(ReadOnlySpan<char> text, ref byte to)
    {
        ref var from = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text));
        var length = text.Length;
        if (length < Vector256<ushort>.Count)
            return TryNarrowShort(ref from, ref to, length);
        var last = length - Vector256<ushort>.Count;
        var all = Vector256<ushort>.Zero;
        for (var at = 0; at < last; at += Vector256<ushort>.Count)
            all |= Narrow16(ref from, ref to, at);
        all |= Narrow16(ref from, ref to, last);
        return (all & Vector256.Create(unchecked((ushort)NotAsciiChars))) == Vector256<ushort>.Zero;
    }

    // Both halves of what is at most two halves long, again overlapping.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static bool TryNarrowShort(ref ushort from, ref byte to, int length)
    {
        if (length >= Vector128<ushort>.Count)
            return IsAscii(Narrow8(ref from, ref to, 0) | Narrow8(ref from, ref to, length - Vector128<ushort>.Count));
        if (length >= 4)
            return ((Narrow4(ref from, ref to, 0) | Narrow4(ref from, ref to, length - 4)) & NotAsciiChars) == 0;
        var all = 0;
        for (var at = 0; at < length; at++)
        {
            var unit = Unsafe.Add(ref from, at);
            Unsafe.Add(ref to, at) = (byte)unit;
            all |= unit;
        }
        return all < 0x80;
    }

    static bool IsAscii(Vector128<ushort> text) => (text & Vector128.Create(unchecked((ushort)NotAsciiChars))) == Vector128<ushort>.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<ushort> Narrow16(ref ushort from, ref byte to, int at)
    {
        var text = Vector256.LoadUnsafe(ref from, (nuint)at);
        Vector128.Narrow(text.GetLower(), text.GetUpper()).StoreUnsafe(ref to, (nuint)at);
        return text;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector128<ushort> Narrow8(ref ushort from, ref byte to, int at)
    {
        var text = Vector128.LoadUnsafe(ref from, (nuint)at);
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref to, at), Vector128.Narrow(text, text).AsUInt64().ToScalar());
        return text;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static ulong Narrow4(ref ushort from, ref byte to, int at)
    {
        var text = Unsafe.ReadUnaligned<ulong>(ref Unsafe.As<ushort, byte>(ref Unsafe.Add(ref from, at)));
        var units = Vector128.CreateScalar(text).AsUInt16();
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref to, at), Vector128.Narrow(units, units).AsUInt32().ToScalar());
        return text;
    }

    /// <summary>Whether each byte is a character of ASCII.</summary>
    public static bool IsAscii(ReadOnlySpan<byte> text)
    {
        ref var from = ref MemoryMarshal.GetReference(text);
        var length = text.Length;
        if (length < Vector128<byte>.Count)
            return IsShortAscii(ref from, length);
        var last = length - Vector128<byte>.Count;
        var all = Vector128.LoadUnsafe(ref from, (nuint)last);
        for (var at = 0; at < last; at += Vector128<byte>.Count)
            all |= Vector128.LoadUnsafe(ref from, (nuint)at);
        return all.ExtractMostSignificantBits() == 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static bool IsShortAscii(ref byte from, int length)
    {
        if (length >= 8)
            return ((Read<ulong>(ref from, 0) | Read<ulong>(ref from, length - 8)) & NotAsciiBytes) == 0;
        if (length >= 4)
            return ((Read<uint>(ref from, 0) | Read<uint>(ref from, length - 4)) & unchecked((uint)NotAsciiBytes)) == 0;
        var all = 0;
        for (var at = 0; at < length; at++)
            all |= Unsafe.Add(ref from, at);
        return all < 0x80;
    }

    /// <summary>A string of bytes that are ASCII.</summary>
    public static string Widen(ReadOnlySpan<byte> text) => string.Create(text.Length, text, static (to, from) => WidenInto(to, from));

    static void WidenInto(Span<char> to, ReadOnlySpan<byte> text)
    {
        ref var from = ref MemoryMarshal.GetReference(text);
        ref var chars = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(to));
        var last = text.Length - Vector128<byte>.Count;
        if (last < 0)
        {
            WidenShort(ref from, ref chars, text.Length);
            return;
        }
        for (var at = 0; at < last; at += Vector128<byte>.Count)
            Widen16(ref from, ref chars, at);
        Widen16(ref from, ref chars, last);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void WidenShort(ref byte from, ref ushort to, int length)
    {
        if (length >= 8)
        {
            Widen8(ref from, ref to, 0);
            Widen8(ref from, ref to, length - 8);
            return;
        }
        for (var at = 0; at < length; at++)
            Unsafe.Add(ref to, at) = Unsafe.Add(ref from, at);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void Widen16(ref byte from, ref ushort to, int at)
    {
        var text = Vector128.LoadUnsafe(ref from, (nuint)at);
        Vector128.WidenLower(text).StoreUnsafe(ref to, (nuint)at);
        Vector128.WidenUpper(text).StoreUnsafe(ref to, (nuint)(at + Vector128<ushort>.Count));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void Widen8(ref byte from, ref ushort to, int at) =>
        Vector128.WidenLower(Vector128.CreateScalar(Read<ulong>(ref from, at)).AsByte()).StoreUnsafe(ref to, (nuint)at);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static T Read<T>(ref byte from, int at)
        where T : unmanaged => Unsafe.ReadUnaligned<T>(ref Unsafe.Add(ref from, at));
}
