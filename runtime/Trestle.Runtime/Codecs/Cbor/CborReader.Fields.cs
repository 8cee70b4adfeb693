using System.Runtime.CompilerServices;

namespace Trestle.Codecs;

public ref partial struct CborReader
{
    /// <summary>The field, or <paramref name="absent"/> when it is not there.</summary>
    public bool Bool(int tag, bool absent) => Has(tag) ? Ended(Bool()) : absent;

    /// <inheritdoc cref="Bool(int, bool)"/>
    public sbyte Int8(int tag, sbyte absent) => Has(tag) ? Ended(Int8()) : absent;

    /// <inheritdoc cref="Bool(int, bool)"/>
    public short Int16(int tag, short absent) => Has(tag) ? Ended(Int16()) : absent;

    /// <inheritdoc cref="Bool(int, bool)"/>
    public int Int32(int tag, int absent) => Has(tag) ? Ended(Int32()) : absent;

    /// <inheritdoc cref="Bool(int, bool)"/>
    public long Int64(int tag, long absent) => Has(tag) ? Ended(Int64()) : absent;

    /// <inheritdoc cref="Bool(int, bool)"/>
    public byte UInt8(int tag, byte absent) => Has(tag) ? Ended(UInt8()) : absent;

    /// <inheritdoc cref="Bool(int, bool)"/>
    public ushort UInt16(int tag, ushort absent) => Has(tag) ? Ended(UInt16()) : absent;

    /// <inheritdoc cref="Bool(int, bool)"/>
    public uint UInt32(int tag, uint absent) => Has(tag) ? Ended(UInt32()) : absent;

    /// <inheritdoc cref="Bool(int, bool)"/>
    public ulong UInt64(int tag, ulong absent) => Has(tag) ? Ended(UInt64()) : absent;

    /// <inheritdoc cref="Bool(int, bool)"/>
    public float Float32(int tag, float absent) => Has(tag) ? Ended(Float32()) : absent;

    /// <inheritdoc cref="Bool(int, bool)"/>
    public double Float64(int tag, double absent) => Has(tag) ? Ended(Float64()) : absent;

    /// <inheritdoc cref="Bool(int, bool)"/>
    public Int128 Int128(int tag, Int128 absent) => Has(tag) ? Ended(Int128()) : absent;

    /// <inheritdoc cref="Bool(int, bool)"/>
    public UInt128 UInt128(int tag, UInt128 absent) => Has(tag) ? Ended(UInt128()) : absent;

    /// <inheritdoc cref="Bool(int, bool)"/>
    public UInt256 UInt256(int tag, UInt256 absent) => Has(tag) ? Ended(UInt256()) : absent;

    /// <summary>The field, which must be there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Guid Uuid(int tag) => UuidBytes.Read(FixedBytes(tag, UuidBytes.Size));

    /// <inheritdoc cref="Uuid(int)"/>
    public string Text(int tag)
    {
        Need(tag);
        return Ended(Text());
    }

    /// <inheritdoc cref="Uuid(int)"/>
    public Json Document(int tag)
    {
        Need(tag);
        return Ended(Document());
    }

    /// <summary>The UTF-8 bytes of the text in the field, which must be there; they are not checked to be UTF-8.</summary>
    public ReadOnlySpan<byte> Utf8(int tag)
    {
        Need(tag);
        var value = Utf8();
        key = None;
        return value;
    }

    /// <summary>The text of the document in the field, which must be there; it is not checked to be one.</summary>
    public ReadOnlySpan<byte> DocumentUtf8(int tag)
    {
        Need(tag);
        var value = DocumentUtf8();
        key = None;
        return value;
    }

    /// <inheritdoc cref="Uuid(int)"/>
    public ReadOnlySpan<byte> Bytes(int tag)
    {
        Need(tag);
        var value = Bytes();
        key = None;
        return value;
    }

    /// <summary>The field of exactly <paramref name="length"/> bytes, which must be there.</summary>
    public ReadOnlySpan<byte> FixedBytes(int tag, int length)
    {
        Need(tag);
        var value = FixedBytes(length);
        key = None;
        return value;
    }

    /// <summary>A reader of the struct in the field, which must be there.</summary>
    public CborReader Table(int tag)
    {
        Need(tag);
        var value = Table();
        key = None;
        return value;
    }

    /// <summary>The list in the field, which must be there.</summary>
    public IReadOnlyList<T> List<T>(int tag, CborRead<T> read)
    {
        Need(tag);
        return Ended(List(read));
    }

    /// <summary>The map in the field, which must be there.</summary>
    public IReadOnlyDictionary<string, T> Map<T>(int tag, CborRead<T> read)
    {
        Need(tag);
        return Ended(Map(read));
    }

    void Need(int tag)
    {
        if (!Has(tag))
            Corrupt.Missing(tag);
    }

    T Ended<T>(T value)
    {
        key = None;
        return value;
    }
}
