using System.Runtime.CompilerServices;

namespace Trestle.Codecs;

public readonly ref partial struct FlatReader
{
    /// <summary>The field, or <paramref name="absent"/> when it is not there.</summary>
    public bool Bool(int slot, bool absent) => Scalar(slot, absent ? (byte)1 : (byte)0) != 0;

    /// <inheritdoc cref="Bool"/>
    public sbyte Int8(int slot, sbyte absent) => Scalar(slot, absent);

    /// <inheritdoc cref="Bool"/>
    public short Int16(int slot, short absent) => Scalar(slot, absent);

    /// <inheritdoc cref="Bool"/>
    public int Int32(int slot, int absent) => Scalar(slot, absent);

    /// <inheritdoc cref="Bool"/>
    public long Int64(int slot, long absent) => Scalar(slot, absent);

    /// <inheritdoc cref="Bool"/>
    public byte UInt8(int slot, byte absent) => Scalar(slot, absent);

    /// <inheritdoc cref="Bool"/>
    public ushort UInt16(int slot, ushort absent) => Scalar(slot, absent);

    /// <inheritdoc cref="Bool"/>
    public uint UInt32(int slot, uint absent) => Scalar(slot, absent);

    /// <inheritdoc cref="Bool"/>
    public ulong UInt64(int slot, ulong absent) => Scalar(slot, absent);

    /// <inheritdoc cref="Bool"/>
    public float Float32(int slot, float absent) => Scalar(slot, absent);

    /// <inheritdoc cref="Bool"/>
    public double Float64(int slot, double absent) => Scalar(slot, absent);

    /// <inheritdoc cref="Bool"/>
    public Int128 Int128(int slot, Int128 absent) => Find(slot, 16) is > 0 and var at ? ValueAt(at).Int128() : absent;

    /// <inheritdoc cref="Bool"/>
    public UInt128 UInt128(int slot, UInt128 absent) => Find(slot, 16) is > 0 and var at ? ValueAt(at).UInt128() : absent;

    /// <inheritdoc cref="Bool"/>
    public UInt256 UInt256(int slot, UInt256 absent) => Find(slot, 32) is > 0 and var at ? ValueAt(at).UInt256() : absent;

    /// <summary>The field, which must be there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Guid Uuid(int slot) => UuidBytes.Read(Raw(Need(slot, UuidBytes.Size), UuidBytes.Size));

    /// <summary>The UTF-8 bytes of the field, which must be there; they are not checked to be UTF-8.</summary>
    public ReadOnlySpan<byte> Utf8(int slot) => Vector(Need(slot, 4));

    /// <inheritdoc cref="Utf8"/>
    public ReadOnlySpan<byte> DocumentUtf8(int slot) => Vector(Need(slot, 4));

    /// <summary>The field, which must be there.</summary>
    public string Text(int slot) => StrictUtf8.Read(Vector(Need(slot, 4)));

    /// <inheritdoc cref="Text"/>
    public Json Document(int slot) => StrictUtf8.ReadDocument(Vector(Need(slot, 4)));

    /// <inheritdoc cref="Text"/>
    public ReadOnlySpan<byte> Bytes(int slot) => Vector(Need(slot, 4));

    /// <summary>The field of exactly <paramref name="length"/> bytes, which must be there.</summary>
    public ReadOnlySpan<byte> FixedBytes(int slot, int length) => Raw(Need(slot, length), length);

    /// <summary>The vector of exactly <paramref name="length"/> bytes in the field, which must be there.</summary>
    public ReadOnlySpan<byte> SizedBytes(int slot, int length) => FixedLength.Read(Vector(Need(slot, 4)), length);

    /// <summary>A reader of the struct in the field, which must be there.</summary>
    public FlatReader Table(int slot) => Nested(Need(slot, 4), next);

    FlatValue ValueAt(nuint at) => new(this, at, next);

    // The table that the reference at a place leads to; nextReference leads to the one written after it, for FlatUnknown.
    internal FlatReader Nested(nuint at, int nextReference)
    {
        Corrupt.CheckDepth(depth);
        Charge(ObjectSize);
        return new(ref start, length, ref budget, Follow(at), 0, nextReference, depth + 1);
    }
}
