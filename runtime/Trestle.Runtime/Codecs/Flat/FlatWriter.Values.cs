namespace Trestle.Codecs;

public ref partial struct FlatWriter
{
    /// <summary>Writes a value at a place in an inline part or a vector.</summary>
    public readonly void Bool(int at, bool value) => Put(at, value ? (byte)1 : (byte)0);

    /// <inheritdoc cref="Bool"/>
    public readonly void Int8(int at, sbyte value) => Put(at, value);

    /// <inheritdoc cref="Bool"/>
    public readonly void Int16(int at, short value) => Put(at, value);

    /// <inheritdoc cref="Bool"/>
    public readonly void Int32(int at, int value) => Put(at, value);

    /// <inheritdoc cref="Bool"/>
    public readonly void Int64(int at, long value) => Put(at, value);

    /// <inheritdoc cref="Bool"/>
    public readonly void UInt8(int at, byte value) => Put(at, value);

    /// <inheritdoc cref="Bool"/>
    public readonly void UInt16(int at, ushort value) => Put(at, value);

    /// <inheritdoc cref="Bool"/>
    public readonly void UInt32(int at, uint value) => Put(at, value);

    /// <inheritdoc cref="Bool"/>
    public readonly void UInt64(int at, ulong value) => Put(at, value);

    /// <inheritdoc cref="Bool"/>
    public readonly void Float32(int at, float value) => Put(at, value);

    /// <inheritdoc cref="Bool"/>
    public readonly void Float64(int at, double value) => Put(at, value);

    /// <inheritdoc cref="Bool"/>
    public readonly void Int128(int at, Int128 value) => UInt128(at, (UInt128)value);

    /// <inheritdoc cref="Bool"/>
    public readonly void UInt128(int at, UInt128 value)
    {
        Put(at, (ulong)value);
        Put(at + 8, (ulong)(value >> 64));
    }

    /// <inheritdoc cref="Bool"/>
    public readonly void UInt256(int at, UInt256 value) => value.WriteLittleEndian(buffer.Slice(at, 32));

    /// <inheritdoc cref="Bool"/>
    public readonly void Uuid(int at, Guid value) => UuidBytes.Write(value, buffer.Slice(at, 16));

    /// <summary>
    /// Writes bytes of a fixed number at a place in an inline part or a vector. Throws <see cref="ArgumentException"/> when their
    /// number is another.
    /// </summary>
    public readonly void FixedBytes(int at, scoped ReadOnlySpan<byte> value, int length)
    {
        FixedLength.Require(value, length);
        value.CopyTo(buffer.Slice(at, length));
    }

    /// <summary>
    /// Writes bytes of a fixed number behind all else, and refers to them from a place. Throws <see cref="ArgumentException"/> when
    /// their number is another.
    /// </summary>
    public void SizedBytes(int at, scoped ReadOnlySpan<byte> value, int length)
    {
        FixedLength.Require(value, length);
        Bytes(at, value);
    }

    /// <summary>Writes a text behind all else, and refers to it from a place.</summary>
    public void Text(int at, string value)
    {
        Refer(at);
        Require(end + 4);
        var length = StrictUtf8.Write(value, buffer[(end + 4)..]);
        Put(end, length);
        Terminate(length);
    }

    /// <summary>Writes a document behind all else, and refers to it from a place.</summary>
    public void Document(int at, Json value)
    {
        var text = value.Utf8;
        Refer(at);
        Require(end + 4 + text.Length);
        text.CopyTo(buffer[(end + 4)..]);
        Put(end, text.Length);
        Terminate(text.Length);
    }

    /// <summary>Writes bytes behind all else, and refers to them from a place.</summary>
    public void Bytes(int at, scoped ReadOnlySpan<byte> value)
    {
        Refer(at);
        Require(end + 4 + value.Length + 4);
        value.CopyTo(buffer[(end + 4)..]);
        Put(end, value.Length);
        Put(end + 4 + value.Length, 0);
        end = (end + 4 + value.Length + 3) & ~3;
    }

    /// <summary>Writes bytes in a table of one field, the form of bytes in vectors and maps, and refers to it from a place.</summary>
    public void Blob(int at, scoped ReadOnlySpan<byte> value)
    {
        var table = Table(at, [6, 0, 8, 0, 4, 0, 6, 0, 0, 0], 4, 4, default);
        Bytes(table + 4, value);
    }

    /// <summary>As <see cref="Blob"/>. Throws <see cref="ArgumentException"/> when there are not exactly <paramref name="length"/> bytes.</summary>
    public void SizedBlob(int at, scoped ReadOnlySpan<byte> value, int length)
    {
        FixedLength.Require(value, length);
        Blob(at, value);
    }

    void Terminate(int length)
    {
        Put(end + 4 + length, 0);
        end = (end + 4 + length + 4) & ~3;
    }
}
