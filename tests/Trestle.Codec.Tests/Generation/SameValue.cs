using System.Collections;

namespace Trestle.Codec.Tests.Generation;

/// <summary>Whether two values, of records or of views, are the same.</summary>
static class SameValue
{
    public static bool Are(object? left, object? right) => (left, right) switch
    {
        (Bytes bytes, byte[] array) => bytes.Span.SequenceEqual(array),
        (IDictionary one, IDictionary other) => one.Count == other.Count && one.Keys.Cast<object>().All(key => other.Contains(key) && Are(one[key], other[key])),
        (Array one, Array other) => one.Length == other.Length && one.Cast<object>().Zip(other.Cast<object>()).All(pair => Are(pair.First, pair.Second)),
        _ => object.Equals(left, right),
    };
}
