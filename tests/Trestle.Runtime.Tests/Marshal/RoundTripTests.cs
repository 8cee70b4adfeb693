using Trestle.Golden;
using Trestle.Marshalling;

namespace Trestle.Runtime.Tests.Marshal;

public class RoundTripTests
{
    const int Rows = 300;

    [Fact]
    public void Required_values() => Holds(row => row.Marshal(), Everything.Unmarshal, Everything.FromJson);

    [Fact]
    public void Nullable_values() => Holds(row => row.Marshal(), Optional.Unmarshal, Optional.FromJson);

    [Fact]
    public void Lists_of_values() => Holds(row => row.Marshal(), Lists.Unmarshal, Lists.FromJson);

    [Fact]
    public void Maps_of_values() => Holds(row => row.Marshal(), Maps.Unmarshal, Maps.FromJson);

    [Fact]
    public void Values_with_defaults() => Holds(row => row.Marshal(), Defaults.Unmarshal, Defaults.FromJson);

    [Fact]
    public void Versions_and_generated_keys() => Holds(row => row.Marshal(), Order.Unmarshal, Order.FromJson);

    [Fact]
    public void Structs() => Holds(row => row.Marshal(), Place.Unmarshal, Place.FromJson);

    static void Holds<T>(
        Func<T, IReadOnlyDictionary<string, object?>> marshal, Func<IReadOnlyDictionary<string, object?>, T> unmarshal, Func<string, T> fromJson)
    {
        var random = new Random(4711);
        for (var i = 0; i < Rows; i++)
        {
            var row = AnyRecord.Make<T>(random);
            var plain = marshal(row);
            Assert.Equal(row, unmarshal(plain));
            Assert.Equal(row!.GetHashCode(), unmarshal(plain)!.GetHashCode());

            var text = PlainJson.Write(plain);
            Assert.Equal(row, fromJson(text));
            Assert.Equal(text, PlainJson.Write(marshal(fromJson(text))));
            Assert.True(Json.TryParse(text, out var json) || row is Lists or Maps or Place, text);
            Assert.True(json == default || json.ToString() == text);
        }
    }
}
