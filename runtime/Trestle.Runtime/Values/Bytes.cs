using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Trestle;

/// <summary>
/// Bytes that never change: the value of a <c>bytes</c> field. Equal when every byte is equal, ordered as unsigned numbers from the
/// first byte on, as keys are. The default is empty.
/// </summary>
/// <example><code>Bytes hash = Bytes.Parse("c0ffee"); Bytes text = "abc"u8; Bytes list = [1, 2, 3];</code></example>
[CollectionBuilder(typeof(Bytes), nameof(Create))]
public readonly struct Bytes : IEquatable<Bytes>, IComparable<Bytes>, IComparable, ISpanParsable<Bytes>
{
    readonly byte[]? array;

    /// <summary>Copies <paramref name="bytes"/>.</summary>
    public Bytes(ReadOnlySpan<byte> bytes) => array = bytes.IsEmpty ? null : bytes.ToArray();

    Bytes(byte[] owned) => array = owned;

    /// <summary>No bytes.</summary>
    public static Bytes Empty => default;

    /// <summary>The number of bytes.</summary>
    public int Length => array is null ? 0 : array.Length;

    /// <summary>Whether there are no bytes.</summary>
    public bool IsEmpty => Length == 0;

    /// <summary>The bytes in place, valid as long as anybody holds on to them.</summary>
    public ReadOnlySpan<byte> Span => array;

    /// <summary>The bytes in place, valid as long as anybody holds on to them.</summary>
    public ReadOnlyMemory<byte> Memory => array;

    /// <summary>The byte at <paramref name="index"/>.</summary>
    public byte this[int index] => Span[index];

    /// <summary>Copies <paramref name="bytes"/>; collection expressions call it.</summary>
    public static Bytes Create(ReadOnlySpan<byte> bytes) => new(bytes);

    /// <summary>
    /// Takes <paramref name="bytes"/> over without a copy. They belong to the result from now on: a caller who writes to the array
    /// afterwards changes a value that others believe constant.
    /// </summary>
    public static Bytes Wrap(byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        return new(bytes);
    }

    /// <summary>Reads hexadecimal digits, two per byte, of either case. Throws <see cref="FormatException"/> on anything else.</summary>
    public static Bytes Parse(ReadOnlySpan<char> hex) => new(Convert.FromHexString(hex));

    /// <inheritdoc cref="Parse(ReadOnlySpan{char})"/>
    public static Bytes Parse(string hex) => new(Convert.FromHexString(hex));

    /// <summary>Reads hexadecimal digits, two per byte, of either case; false on anything else.</summary>
    public static bool TryParse(ReadOnlySpan<char> hex, out Bytes result)
    {
        var bytes = new byte[hex.Length / 2];
        var isHex = hex.Length % 2 == 0 && Convert.FromHexString(hex, bytes, out _, out _) == System.Buffers.OperationStatus.Done;
        result = isHex ? new(bytes) : default;
        return isHex;
    }

    /// <inheritdoc cref="TryParse(ReadOnlySpan{char}, out Bytes)"/>
    public static bool TryParse([NotNullWhen(true)] string? hex, out Bytes result)
    {
        result = default;
        return hex is not null && TryParse(hex.AsSpan(), out result);
    }

    static Bytes ISpanParsable<Bytes>.Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => Parse(s);

    static Bytes IParsable<Bytes>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool ISpanParsable<Bytes>.TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out Bytes result) => TryParse(s, out result);

    static bool IParsable<Bytes>.TryParse(string? s, IFormatProvider? provider, out Bytes result) => TryParse(s, out result);

    /// <summary>A copy that the caller owns.</summary>
    public byte[] ToArray() => Span.ToArray();

    /// <summary>Walks the bytes.</summary>
    public ReadOnlySpan<byte>.Enumerator GetEnumerator() => Span.GetEnumerator();

    /// <summary>Whether every byte is equal.</summary>
    public bool Equals(Bytes other) => array == other.array || Span.SequenceEqual(other.Span);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Bytes other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.AddBytes(Span);
        return hash.ToHashCode();
    }

    /// <summary>Compares byte by byte as unsigned numbers; a prefix sorts before what it begins.</summary>
    public int CompareTo(Bytes other) => Span.SequenceCompareTo(other.Span);

    int IComparable.CompareTo(object? obj) => obj switch
    {
        null => 1,
        Bytes other => CompareTo(other),
        _ => throw new ArgumentException("The object is not Bytes. Compare bytes with bytes only.", nameof(obj)),
    };

    /// <summary>The bytes as lower-case hexadecimal digits.</summary>
    public override string ToString() => Convert.ToHexStringLower(Span);

    /// <summary>Copies <paramref name="bytes"/>, which may be an array too.</summary>
    public static implicit operator Bytes(ReadOnlySpan<byte> bytes) => new(bytes);

    // There is no conversion from byte[] to Bytes beside this one: it would let "condition ? null : bytes" mean empty instead of null.

    /// <summary>Copies <paramref name="bytes"/>; null stays null, and is not confused with empty.</summary>
    public static implicit operator Bytes?(byte[]? bytes) => bytes is null ? null : new Bytes(bytes);

    /// <summary>The bytes in place.</summary>
    public static implicit operator ReadOnlySpan<byte>(Bytes bytes) => bytes.Span;

    /// <summary>Whether every byte is equal.</summary>
    public static bool operator ==(Bytes left, Bytes right) => left.Equals(right);

    /// <summary>Whether any byte differs.</summary>
    public static bool operator !=(Bytes left, Bytes right) => !left.Equals(right);

    /// <summary>Whether <paramref name="left"/> sorts before <paramref name="right"/>.</summary>
    public static bool operator <(Bytes left, Bytes right) => left.CompareTo(right) < 0;

    /// <summary>Whether <paramref name="left"/> sorts before <paramref name="right"/> or is equal.</summary>
    public static bool operator <=(Bytes left, Bytes right) => left.CompareTo(right) <= 0;

    /// <summary>Whether <paramref name="left"/> sorts after <paramref name="right"/>.</summary>
    public static bool operator >(Bytes left, Bytes right) => left.CompareTo(right) > 0;

    /// <summary>Whether <paramref name="left"/> sorts after <paramref name="right"/> or is equal.</summary>
    public static bool operator >=(Bytes left, Bytes right) => left.CompareTo(right) >= 0;
}
