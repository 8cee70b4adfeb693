using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace Trestle.Codecs;

public ref partial struct JsonWriter
{
    /// <summary>Writes a value.</summary>
    public void Bool(bool value) => Raw(value ? "true"u8 : "false"u8);

    /// <inheritdoc cref="Bool"/>
    public void Int8(sbyte value) => Number(value);

    /// <inheritdoc cref="Bool"/>
    public void Int16(short value) => Number(value);

    /// <inheritdoc cref="Bool"/>
    public void Int32(int value) => Number(value);

    /// <inheritdoc cref="Bool"/>
    public void Int64(long value) => Number(value);

    /// <inheritdoc cref="Bool"/>
    public void UInt8(byte value) => Number(value);

    /// <inheritdoc cref="Bool"/>
    public void UInt16(ushort value) => Number(value);

    /// <inheritdoc cref="Bool"/>
    public void UInt32(uint value) => Number(value);

    /// <inheritdoc cref="Bool"/>
    public void UInt64(ulong value) => Number(value);

    /// <inheritdoc cref="Bool"/>
    public void Int128(Int128 value) => Number(value);

    /// <inheritdoc cref="Bool"/>
    public void UInt128(UInt128 value) => Number(value);

    /// <inheritdoc cref="Bool"/>
    public void UInt256(UInt256 value) => Raw(Encoding.ASCII.GetBytes(value.ToString()));

    /// <inheritdoc cref="Bool"/>
    public void Float32(float value)
    {
        if (float.IsFinite(value))
            Number(value);
        else
            Special(value);
    }

    /// <inheritdoc cref="Bool"/>
    public void Float64(double value)
    {
        if (double.IsFinite(value))
            Number(value);
        else
            Special(value);
    }

    /// <inheritdoc cref="Bool"/>
    public void Uuid(Guid value)
    {
        Quote();
        Number(value);
        Quote();
    }

    /// <inheritdoc cref="Bool"/>
    public void Text(string value)
    {
        Quote();
        var start = position;
        position += StrictUtf8.Write(value, buffer[position..]);
        var special = JsonEscapes.IndexOf(buffer[start..position]);
        if (special >= 0)
            Escape(start + special);
        Quote();
    }

    /// <inheritdoc cref="Bool"/>
    public void Document(Json value) => Raw(value.Utf8);

    /// <inheritdoc cref="Bool"/>
    public void Bytes(scoped ReadOnlySpan<byte> value)
    {
        Quote();
        Base64.EncodeToUtf8(value, Take(Base64.GetMaxEncodedToUtf8Length(value.Length)), out _, out _);
        Quote();
    }

    /// <summary>Writes bytes of a fixed number. Throws <see cref="ArgumentException"/> when their number is another.</summary>
    public void FixedBytes(scoped ReadOnlySpan<byte> value, int length)
    {
        FixedLength.Require(value, length);
        Bytes(value);
    }

    void Quote() => Put('"');

    void Raw(scoped ReadOnlySpan<byte> text) => text.CopyTo(Take(text.Length));

    void Special(double value)
    {
        Quote();
        Raw(double.IsNaN(value) ? NotANumber : value > 0 ? Infinity : MinusInfinity);
        Quote();
    }

    // Writes the text anew from the first byte on that must be escaped.
    void Escape(int start)
    {
        var length = position - start;
        var copy = ArrayPool<byte>.Shared.Rent(length);
        buffer[start..position].CopyTo(copy);
        ReadOnlySpan<byte> text = copy.AsSpan(0, length);
        position = start;
        for (var special = 0; special >= 0; special = JsonEscapes.IndexOf(text))
        {
            Raw(text[..special]);
            Require(6);
            position += JsonEscapes.Write(text[special], buffer[position..]);
            text = text[(special + 1)..];
        }
        Raw(text);
        ArrayPool<byte>.Shared.Return(copy);
    }

    readonly void Require(int length)
    {
        if (length > buffer.Length - position)
            TooSmall();
    }
}
