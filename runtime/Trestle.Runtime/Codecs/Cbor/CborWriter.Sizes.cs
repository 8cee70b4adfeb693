namespace Trestle.Codecs;

public ref partial struct CborWriter
{
    const int HeadMax = 9;

    /// <summary>An upper bound for the bytes of a text; none for null. The same holds for the methods below.</summary>
    public static int MaxText(string? value) => value is null ? 0 : checked(StrictUtf8.MaxBytes(value.Length) + HeadMax);

    /// <inheritdoc cref="MaxText"/>
    public static int MaxDocument(Json? value) => value is { } some ? checked(some.Utf8.Length + HeadMax) : 0;

    /// <inheritdoc cref="MaxText"/>
    public static int MaxBytes(Bytes? value) => value is { } some ? checked(some.Length + HeadMax) : 0;

    /// <summary>An upper bound for a list whose items take at most <paramref name="size"/> bytes.</summary>
    public static int MaxList<T>(IReadOnlyList<T>? list, int size) => SizeBound.List(list, HeadMax, size);

    /// <summary>
    /// An upper bound for a list whose items take at most <paramref name="size"/> bytes and what <paramref name="max"/> returns.
    /// </summary>
    public static int MaxList<T>(IReadOnlyList<T>? list, int size, Func<T, int> max) => SizeBound.List(list, HeadMax, size, max);

    /// <summary>
    /// An upper bound for a map whose values take at most <paramref name="size"/> bytes and what <paramref name="max"/> returns.
    /// </summary>
    public static int MaxMap<T>(IReadOnlyDictionary<string, T>? map, int size, Func<T, int> max) =>
        SizeBound.Map(map, HeadMax, size, MaxText, max);
}
