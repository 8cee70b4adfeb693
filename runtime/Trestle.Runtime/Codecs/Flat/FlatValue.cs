namespace Trestle.Codecs;

/// <summary>Reads one value of a FlatBuffers vector, or of an entry of a map. The range of its inline part has been checked.</summary>
public readonly ref struct FlatValue
{
    readonly FlatReader owner;
    readonly nuint at;
    readonly int next;

    internal FlatValue(FlatReader owner, nuint at, int next)
    {
        this.owner = owner;
        this.at = at;
        this.next = next;
    }

    /// <summary>The value.</summary>
    public bool Bool() => owner.Raw<byte>(at) != 0;

    /// <inheritdoc cref="Bool"/>
    public sbyte Int8() => owner.Raw<sbyte>(at);

    /// <inheritdoc cref="Bool"/>
    public short Int16() => owner.Raw<short>(at);

    /// <inheritdoc cref="Bool"/>
    public int Int32() => owner.Raw<int>(at);

    /// <inheritdoc cref="Bool"/>
    public long Int64() => owner.Raw<long>(at);

    /// <inheritdoc cref="Bool"/>
    public byte UInt8() => owner.Raw<byte>(at);

    /// <inheritdoc cref="Bool"/>
    public ushort UInt16() => owner.Raw<ushort>(at);

    /// <inheritdoc cref="Bool"/>
    public uint UInt32() => owner.Raw<uint>(at);

    /// <inheritdoc cref="Bool"/>
    public ulong UInt64() => owner.Raw<ulong>(at);

    /// <inheritdoc cref="Bool"/>
    public float Float32() => owner.Raw<float>(at);

    /// <inheritdoc cref="Bool"/>
    public double Float64() => owner.Raw<double>(at);

    /// <inheritdoc cref="Bool"/>
    public Int128 Int128() => new(owner.Raw<ulong>(at + 8), owner.Raw<ulong>(at));

    /// <inheritdoc cref="Bool"/>
    public UInt128 UInt128() => new(owner.Raw<ulong>(at + 8), owner.Raw<ulong>(at));

    /// <inheritdoc cref="Bool"/>
    public UInt256 UInt256() => Trestle.UInt256.ReadLittleEndian(owner.Raw(at, 32));

    /// <inheritdoc cref="Bool"/>
    public Guid Uuid() => UuidBytes.Read(owner.Raw(at, 16));

    /// <inheritdoc cref="Bool"/>
    public string Text() => StrictUtf8.Read(owner.ChargedVector(at));

    /// <inheritdoc cref="Bool"/>
    public Json Document() => StrictUtf8.ReadDocument(owner.ChargedVector(at));

    /// <summary>The bytes, which a table of one field holds: FlatBuffers has no vector of vectors.</summary>
    public ReadOnlySpan<byte> Bytes() => Table().ChargedBytes();

    /// <summary>The value of exactly <paramref name="length"/> bytes.</summary>
    public ReadOnlySpan<byte> FixedBytes(int length) => owner.Raw(at, length);

    /// <summary>The bytes, exactly <paramref name="length"/> of them, which a table of one field holds.</summary>
    public ReadOnlySpan<byte> SizedBytes(int length) => FixedLength.Read(Bytes(), length);

    /// <summary>A reader of the struct.</summary>
    public FlatReader Table() => owner.Nested(at, next);
}
