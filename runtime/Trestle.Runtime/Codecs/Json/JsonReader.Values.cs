using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Numerics;
using System.Text;

namespace Trestle.Codecs;

public ref partial struct JsonReader
{
    /// <summary>The value at which the reader stands, as in a list.</summary>
    public bool Bool()
    {
        var token = PlainToken();
        if (token.SequenceEqual("true"u8))
            return true;
        if (!token.SequenceEqual("false"u8))
            Other();
        return false;
    }

    /// <inheritdoc cref="Bool()"/>
    public sbyte Int8() => Integer<sbyte>();

    /// <inheritdoc cref="Bool()"/>
    public short Int16() => Integer<short>();

    /// <inheritdoc cref="Bool()"/>
    public int Int32() => Integer<int>();

    /// <inheritdoc cref="Bool()"/>
    public long Int64() => Integer<long>();

    /// <inheritdoc cref="Bool()"/>
    public byte UInt8() => Integer<byte>();

    /// <inheritdoc cref="Bool()"/>
    public ushort UInt16() => Integer<ushort>();

    /// <inheritdoc cref="Bool()"/>
    public uint UInt32() => Integer<uint>();

    /// <inheritdoc cref="Bool()"/>
    public ulong UInt64() => Integer<ulong>();

    /// <inheritdoc cref="Bool()"/>
    public Int128 Int128() => Integer<Int128>();

    /// <inheritdoc cref="Bool()"/>
    public UInt128 UInt128() => Integer<UInt128>();

    /// <inheritdoc cref="Bool()"/>
    public UInt256 UInt256()
    {
        var token = IntegerToken();
        if (token.Length > 78 || !Trestle.UInt256.TryParse(Encoding.ASCII.GetString(token), out var value))
            OutOfRange();
        else
            return value;
        return default;
    }

    /// <inheritdoc cref="Bool()"/>
    public float Float32() => Float<float>();

    /// <inheritdoc cref="Bool()"/>
    public double Float64() => Float<double>();

    /// <inheritdoc cref="Bool()"/>
    public Guid Uuid()
    {
        if (!Utf8Parser.TryParse(Utf8(), out Guid value, out var consumed) || consumed != 36)
            Corrupt.Malformed("A stored UUID is not written as one.");
        return value;
    }

    /// <inheritdoc cref="Bool()"/>
    public string Text() => StrictUtf8.Read(Utf8());

    /// <summary>The UTF-8 bytes of the text, in an array of their own when it holds escapes; they are not checked to be UTF-8.</summary>
    public ReadOnlySpan<byte> Utf8()
    {
        var token = StringToken(out var isEscaped);
        return isEscaped ? JsonEscapes.Remove(token) : token;
    }

    /// <inheritdoc cref="Bool()"/>
    public Json Document() => StrictUtf8.ReadDocument(Skip());

    /// <summary>The text of the document; it is not checked to be one.</summary>
    public ReadOnlySpan<byte> DocumentUtf8() => Skip();

    /// <summary>The value, in an array of its own.</summary>
    public ReadOnlySpan<byte> Bytes()
    {
        var text = Utf8();
        var bytes = new byte[Base64.GetMaxDecodedFromUtf8Length(text.Length)];
        if (Base64.DecodeFromUtf8(text, bytes, out _, out var length) != OperationStatus.Done)
            Corrupt.Malformed("Stored bytes are not written in base 64.");
        return bytes.AsSpan(0, length);
    }

    /// <summary>The value of exactly <paramref name="length"/> bytes, in an array of its own.</summary>
    public ReadOnlySpan<byte> FixedBytes(int length) => FixedLength.Read(Bytes(), length);

    /// <summary>A reader of the struct at which this one stands.</summary>
    public JsonReader Table() => new(Skip(), depth + 1);

    T[] List<T>(JsonRead<T> read)
    {
        Expect('[');
        if (TryTake(']'))
            return [];
        var list = new List<T>();
        do
            list.Add(read(ref this));
        while (TryTake(','));
        Expect(']');
        return [.. list];
    }

    Dictionary<string, T> Map<T>(JsonRead<T> read)
    {
        var map = new Dictionary<string, T>();
        Expect('{');
        if (TryTake('}'))
            return map;
        do
        {
            var name = Text();
            Expect(':');
            if (!map.TryAdd(name, read(ref this)))
                Corrupt.Malformed("A stored map has the same key twice.");
        }
        while (TryTake(','));
        Expect('}');
        return map;
    }

    T Integer<T>()
        where T : IBinaryInteger<T>
    {
        if (!T.TryParse(IntegerToken(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value))
            OutOfRange();
        return value!;
    }

    // An optional minus and digits, without leading zeros.
    ReadOnlySpan<byte> IntegerToken()
    {
        var token = PlainToken();
        var digits = token[0] == '-' ? token[1..] : token;
        if (digits.IsEmpty || digits.ContainsAnyExceptInRange((byte)'0', (byte)'9') || (digits[0] == '0' && digits.Length > 1))
            Other();
        return token;
    }

    T Float<T>()
        where T : IBinaryFloatingPointIeee754<T>
    {
        PassSpace();
        if (At('"'))
            return Special<T>(StringToken(out _));
        var token = PlainToken();
        if (!T.TryParse(token, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || T.IsInfinity(value))
            OutOfRange();
        return value!;
    }

    // JSON has no number for these.
    static T Special<T>(ReadOnlySpan<byte> name)
        where T : IBinaryFloatingPointIeee754<T>
    {
        if (name.SequenceEqual(JsonWriter.NotANumber))
            return T.NaN;
        if (name.SequenceEqual(JsonWriter.Infinity))
            return T.PositiveInfinity;
        if (!name.SequenceEqual(JsonWriter.MinusInfinity))
            Other();
        return T.NegativeInfinity;
    }

    static void OutOfRange() => Corrupt.Malformed("A stored number is out of the range of its field.");
}
