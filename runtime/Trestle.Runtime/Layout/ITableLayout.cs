namespace Trestle.Layout;

/// <summary>
/// All that a store must know of a table's rows, as static members of an empty struct. Stores are generic over it, so that
/// every path is specialised by the JIT: no reflection, no virtual call, no delegate. Generated, one per table.
/// </summary>
/// <typeparam name="TRow">The record.</typeparam>
/// <typeparam name="TKey">The type by which rows are found.</typeparam>
public interface ITableLayout<TRow, TKey>
    where TRow : class
{
    /// <summary>The table as plain data: identities, names, fields, indexes, references.</summary>
    static abstract TableShape Shape { get; }

    /// <summary>Throws <see cref="CheckViolationException"/> when a value breaks a constraint of its field. Runs before the first write.</summary>
    static abstract void Check(TRow row);

    /// <summary>The key of a row.</summary>
    static abstract TKey KeyOf(TRow row);

    /// <summary>Writes the order-preserving form of <paramref name="key"/> and returns its length in bytes. Throws <see cref="KeyTooLongException"/> when it does not fit.</summary>
    static abstract int WriteKey(TKey key, Span<byte> to);

    /// <summary>The key of which <paramref name="key"/> is the order-preserving form.</summary>
    static abstract TKey ReadKey(ReadOnlySpan<byte> key);

    /// <summary>An upper bound, cheap to compute, for what <see cref="WriteValue"/> writes.</summary>
    static abstract int MaxValueSize(TRow row);

    /// <summary>Writes the row in the table's serialization and returns its length in bytes.</summary>
    static abstract int WriteValue(TRow row, Span<byte> to);

    /// <summary>The row of which <paramref name="value"/> is the serialized form. Throws <see cref="CorruptRecordException"/>.</summary>
    static abstract TRow ReadValue(ReadOnlySpan<byte> value);

    /// <summary>
    /// Writes the parts of the entry that the row serialized in <paramref name="value"/> has in an index, and returns their
    /// length in bytes; negative when the row has no entry (partial index). <paramref name="hasNull"/> tells whether a part is
    /// null, so that a unique index lets the entry be.
    /// </summary>
    static abstract int WriteIndexKey(int index, ReadOnlySpan<byte> value, Span<byte> to, out bool hasNull);

    /// <summary>
    /// Writes the fields that a covering index carries along, each in the order-preserving form of a part that is not last,
    /// and returns their length in bytes. <paramref name="to"/> holds at least twice the value's length plus 64 bytes a field.
    /// </summary>
    static abstract int WriteIncluded(int index, ReadOnlySpan<byte> value, Span<byte> to);

    /// <summary>
    /// Writes the key of the row that a reference points to, in the form of the other table's <see cref="WriteKey"/>, and
    /// returns its length in bytes; negative when the reference is null.
    /// </summary>
    static abstract int WriteReference(int reference, ReadOnlySpan<byte> value, Span<byte> to);

    /// <summary>A copy of the row with the fields of a reference set to null. Called only for references whose fields can all be null.</summary>
    static abstract TRow ClearReference(int reference, TRow row);

    /// <summary>
    /// The row itself, or, when its generated key was left at zero, a copy with a fresh one: from <paramref name="sequence"/>, or
    /// a new UUID. <paramref name="sequence"/> is called at most once.
    /// </summary>
    static abstract TRow WithGeneratedKey(TRow row, ISequence sequence);

    /// <summary>The row's version; 0 in a table without <c>concurrency: version</c>.</summary>
    static abstract long VersionOf(TRow row);

    /// <summary>A copy of the row with another version; the row itself in a table without <c>concurrency: version</c>.</summary>
    static abstract TRow WithVersion(TRow row, long version);

    /// <summary>Gives the row's values to a relational store, one call per field in the order of the shape's fields.</summary>
    static abstract void Bind<TBinder>(TRow row, ref TBinder to)
        where TBinder : IColumnBinder, allows ref struct;

    /// <summary>The row whose values a relational store gives, one call per field in the order of the shape's fields. Throws <see cref="CorruptRecordException"/>.</summary>
    static abstract TRow Read<TReader>(ref TReader from)
        where TReader : IColumnReader, allows ref struct;
}
