namespace Trestle.Patches;

/// <summary>More behind what is there; behind null it is all there is.</summary>
abstract class Append<T>(T operand) : ValueChange<T>(operand)
{
    public sealed override PatchVerb Verb => PatchVerb.Append;

    protected abstract T Join(T first, T second);

    protected abstract Append<T> Of(T operand);

    internal sealed override bool TryApply(T value, out T result)
    {
        result = value is null ? Operand : Join(value, Operand);
        return true;
    }

    internal sealed override FieldChange<T> After(FieldChange<T> earlier)
    {
        if (earlier is Append<T> append)
            return Of(Join(append.Operand, Operand));
        _ = earlier.TryApply(default!, out var set);
        _ = TryApply(set, out var joined);
        return new Assignment<T>(joined, isChecked: false);
    }
}

sealed class TextAppend(string? text) : Append<string?>(text)
{
    protected override string Join(string? first, string? second) => first + second;

    protected override TextAppend Of(string? operand) => new(operand);
}

sealed class BytesAppend(Bytes bytes) : Append<Bytes>(bytes)
{
    public static Bytes Joined(Bytes first, Bytes second)
    {
        var joined = new byte[checked(first.Length + second.Length)];
        first.Span.CopyTo(joined);
        second.Span.CopyTo(joined.AsSpan(first.Length));
        return Bytes.Wrap(joined);
    }

    protected override Bytes Join(Bytes first, Bytes second) => Joined(first, second);

    protected override BytesAppend Of(Bytes operand) => new(operand);
}

sealed class OptionalBytesAppend(Bytes? bytes) : Append<Bytes?>(bytes)
{
    protected override Bytes? Join(Bytes? first, Bytes? second) => BytesAppend.Joined(first.GetValueOrDefault(), second.GetValueOrDefault());

    protected override OptionalBytesAppend Of(Bytes? operand) => new(operand);
}

sealed class ListAppend<T>(IReadOnlyList<T> elements) : Append<IReadOnlyList<T>>(elements)
{
    protected override IReadOnlyList<T> Join(IReadOnlyList<T> first, IReadOnlyList<T> second) => [.. first, .. second];

    protected override ListAppend<T> Of(IReadOnlyList<T> operand) => new(operand);
}

/// <summary>Entries beside those that are there; one whose key is there already takes the other's place.</summary>
sealed class MapPut<T>(IReadOnlyDictionary<string, T> entries) : Append<IReadOnlyDictionary<string, T>>(entries)
{
    protected override IReadOnlyDictionary<string, T> Join(IReadOnlyDictionary<string, T> first, IReadOnlyDictionary<string, T> second)
    {
        var joined = new Dictionary<string, T>(first, StringComparer.Ordinal);
        foreach (var (key, value) in second)
            joined[key] = value;
        return joined;
    }

    protected override MapPut<T> Of(IReadOnlyDictionary<string, T> operand) => new(operand);
}
