namespace Trestle.Codecs;

public ref partial struct JsonWriter
{
    // Every character may have to be written as an escape.
    const int EscapeMax = 6;
    const int Quotes = 4;
    const int Brackets = 2;
    const int Separators = 2;

    /// <summary>An upper bound for the bytes of a text; none for null. The same holds for the methods below.</summary>
    public static int MaxText(string? value) => value is null ? 0 : checked((value.Length * EscapeMax) + Quotes);

    /// <inheritdoc cref="MaxText"/>
    public static int MaxDocument(Json? value) => value is { } some ? some.Utf8.Length : 0;

    /// <inheritdoc cref="MaxText"/>
    public static int MaxBytes(Bytes? value) => value is { } some ? checked((((some.Length + 2) / 3) * 4) + Quotes) : 0;

    /// <summary>An upper bound for a list whose items take at most <paramref name="size"/> bytes.</summary>
    public static int MaxList<T>(IReadOnlyList<T>? list, int size) => SizeBound.List(list, Brackets, size + Separators);

    /// <summary>
    /// An upper bound for a list whose items take at most <paramref name="size"/> bytes and what <paramref name="max"/> returns.
    /// </summary>
    public static int MaxList<T>(IReadOnlyList<T>? list, int size, Func<T, int> max) => SizeBound.List(list, Brackets, size + Separators, max);

    /// <summary>
    /// An upper bound for a map whose values take at most <paramref name="size"/> bytes and what <paramref name="max"/> returns.
    /// </summary>
    public static int MaxMap<T>(IReadOnlyDictionary<string, T>? map, int size, Func<T, int> max) =>
        SizeBound.Map(map, Brackets, size + Separators, MaxText, max);
}
