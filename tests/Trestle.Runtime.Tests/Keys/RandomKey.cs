using Trestle.Keys;

namespace Trestle.Runtime.Tests.Keys;

sealed record RandomPart(KeyType Type, bool IsNullable, bool IsDescending)
{
    public object? Next(Random random) => IsNullable && random.Next(4) == 0 ? null : Type.Next(random);

    public int Compare(object? left, object? right)
    {
        var order = left is null || right is null ? (left is not null).CompareTo(right is not null) : Type.Compare(left, right);
        return IsDescending ? -order : order;
    }

    public void Write(ref KeyWriter to, object? value)
    {
        if (!IsNullable || to.Present(value is not null, IsDescending))
            Type.Write(ref to, value!, IsDescending);
    }

    public object? Read(ref KeyReader from) => IsNullable && !from.Present(IsDescending) ? null : Type.Read(ref from, IsDescending);

    public override string ToString() => Type + (IsNullable ? "?" : "") + (IsDescending ? " desc" : "");
}

/// <summary>A composite key of random parts.</summary>
sealed record RandomKey(RandomPart[] Parts)
{
    public static RandomKey Create(Random random) => new(
        [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => new RandomPart(KeyTypes.All[random.Next(KeyTypes.All.Length)], random.Next(3) == 0, random.Next(3) == 0))]);

    public object?[] Next(Random random) => [.. Parts.Select(part => part.Next(random))];

    /// <summary>Values that begin as <paramref name="other"/> does.</summary>
    public object?[] NextLike(Random random, object?[] other)
    {
        var values = Next(random);
        Array.Copy(other, values, random.Next(Parts.Length + 1));
        return values;
    }

    public byte[] Encode(object?[] values, int count)
    {
        var writer = new KeyWriter(stackalloc byte[KeyWriter.BufferSize]);
        for (var at = 0; at < count; at++)
            Parts[at].Write(ref writer, values[at]);
        return writer.ToArray();
    }

    public object?[] Decode(byte[] key)
    {
        var reader = new KeyReader(key);
        var values = new object?[Parts.Length];
        for (var at = 0; at < values.Length; at++)
            values[at] = Parts[at].Read(ref reader);
        return reader.End(values);
    }

    public int Compare(object?[] left, object?[] right, int count)
    {
        for (var at = 0; at < count; at++)
        {
            if (Parts[at].Compare(left[at], right[at]) is var order and not 0)
                return order;
        }
        return 0;
    }

    public override string ToString() => string.Join(", ", Parts.Select(part => part.ToString()));
}
