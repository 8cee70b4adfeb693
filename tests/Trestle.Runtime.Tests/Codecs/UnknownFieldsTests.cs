using Trestle.Codecs;

namespace Trestle.Runtime.Tests.Codecs;

public class UnknownFieldsTests
{
    static UnknownFields Cbor => CborReader.Over(Convert.FromHexString("a3010102020404")).Unknown(1);

    static UnknownFields Json => JsonReader.Over("{\"1\":1,\"2\":[2],\"4\":\"x\"}"u8).Unknown(1);

    [Fact]
    public void A_row_of_known_and_retired_fields_has_none()
    {
        Assert.True(CborReader.Over(Convert.FromHexString("a2010102a0")).Unknown(1, 2).IsEmpty);
        Assert.True(JsonReader.Over("{\"1\":1,\"2\":{}}"u8).Unknown(1, 2).IsEmpty);
    }

    [Fact]
    public void They_equal_each_other_whatever_they_hold()
    {
        Assert.Equal(Cbor, default);
        Assert.True(Cbor == Json);
        Assert.False(Cbor != default);
        Assert.Equal(Cbor.GetHashCode(), default(UnknownFields).GetHashCode());
    }

    [Fact]
    public void They_are_written_back_between_the_known_ones()
    {
        var buffer = new byte[100];
        var cbor = CborWriter.Over(buffer);
        var outer = cbor.Begin(2, Cbor);
        cbor.Key(1);
        cbor.Int32(9);
        cbor.Key(3);
        cbor.Int32(9);
        cbor.End(outer);
        Assert.Equal("a40109020203090404", Convert.ToHexStringLower(buffer.AsSpan(0, cbor.Length)));

        var json = JsonWriter.Over(buffer);
        outer = json.Begin(Json);
        json.Key(1);
        json.Int32(9);
        json.Key(3);
        json.Int32(9);
        json.End(outer);
        Assert.Equal("{\"1\":9,\"2\":[2],\"3\":9,\"4\":\"x\"}"u8, buffer.AsSpan(0, json.Length));
    }

    [Fact]
    public void Another_serialization_leaves_them_out()
    {
        var buffer = new byte[100];
        var json = JsonWriter.Over(buffer);
        var outer = json.Begin(Cbor);
        json.Key(1);
        json.Int32(9);
        json.End(outer);
        Assert.Equal("{\"1\":9}"u8, buffer.AsSpan(0, json.Length));
    }
}
