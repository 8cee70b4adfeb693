namespace Trestle.Codecs;

public ref partial struct FlatWriter
{
    // A length, and what fills up to a multiple of eight before and of four behind.
    const int VectorMax = 16;

    // The reference to an entry, its vtable, its key's reference, and what fills up.
    const int EntryMax = 44;

    /// <summary>
    /// An upper bound for the bytes that a text takes beside its place; none for null. The same holds for the methods below.
    /// </summary>
    public static int MaxText(string? value) => value is null ? 0 : checked(StrictUtf8.MaxBytes(value.Length) + 12);

    /// <inheritdoc cref="MaxText"/>
    public static int MaxDocument(Json? value) => value is { } some ? checked(some.Utf8.Length + 12) : 0;

    /// <inheritdoc cref="MaxText"/>
    public static int MaxBytes(Bytes? value) => value is { } some ? checked(some.Length + 12) : 0;

    /// <summary>An upper bound for bytes in a list or a map.</summary>
    public static int MaxBlob(Bytes value) => checked(value.Length + 40);

    /// <summary>An upper bound for a list whose items take <paramref name="size"/> bytes and refer to nothing.</summary>
    public static int MaxList<T>(IReadOnlyList<T>? list, int size) => SizeBound.List(list, VectorMax, size);

    /// <summary>
    /// An upper bound for a list whose items take <paramref name="size"/> bytes and refer to at most what <paramref name="max"/> returns.
    /// </summary>
    public static int MaxList<T>(IReadOnlyList<T>? list, int size, Func<T, int> max) => SizeBound.List(list, VectorMax, size, max);

    /// <summary>
    /// An upper bound for a map whose values take <paramref name="size"/> bytes and refer to at most what <paramref name="max"/> returns.
    /// </summary>
    public static int MaxMap<T>(IReadOnlyDictionary<string, T>? map, int size, Func<T, int> max) =>
        SizeBound.Map(map, VectorMax, size + EntryMax, MaxText, max);
}
