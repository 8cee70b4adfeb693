using System.ComponentModel;
using Trestle.Layout;

namespace Trestle.Migrations;

#pragma warning disable CA1000 // A layout is nothing but static members of a type; no person writes its name.

/// <summary>The layout of a table in another form, for writing its rows anew: all of it but the shape is the table's own.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct FormLayout<TForm, TLayout, TRow, TKey> : ITableLayout<TRow, TKey>
    where TForm : struct, ITableForm
    where TLayout : struct, ITableLayout<TRow, TKey>
    where TRow : class
{
    /// <inheritdoc/>
    public static TableShape Shape { get; } = TForm.Of(TLayout.Shape);

    /// <inheritdoc/>
    public static void Check(TRow row) => TLayout.Check(row);

    /// <inheritdoc/>
    public static TKey KeyOf(TRow row) => TLayout.KeyOf(row);

    /// <inheritdoc/>
    public static int WriteKey(TKey key, Span<byte> to) => TLayout.WriteKey(key, to);

    /// <inheritdoc/>
    public static TKey ReadKey(ReadOnlySpan<byte> key) => TLayout.ReadKey(key);

    /// <inheritdoc/>
    public static int MaxValueSize(TRow row) => TLayout.MaxValueSize(row);

    /// <inheritdoc/>
    public static int WriteValue(TRow row, Span<byte> to) => TLayout.WriteValue(row, to);

    /// <inheritdoc/>
    public static TRow ReadValue(ReadOnlySpan<byte> value) => TLayout.ReadValue(value);

    /// <inheritdoc/>
    public static int WriteIndexKey(int index, ReadOnlySpan<byte> value, Span<byte> to, out bool hasNull) =>
        throw ShadowTable.HasNoIndex(Shape);

    /// <inheritdoc/>
    public static int WriteIncluded(int index, ReadOnlySpan<byte> value, Span<byte> to) => throw ShadowTable.HasNoIndex(Shape);

    /// <inheritdoc/>
    public static int WriteReference(int reference, ReadOnlySpan<byte> value, Span<byte> to) => throw ShadowTable.HasNoIndex(Shape);

    /// <inheritdoc/>
    public static TRow ClearReference(int reference, TRow row) => throw ShadowTable.HasNoIndex(Shape);

    /// <inheritdoc/>
    public static TRow WithGeneratedKey(TRow row, ISequence sequence) => TLayout.WithGeneratedKey(row, sequence);

    /// <inheritdoc/>
    public static long VersionOf(TRow row) => TLayout.VersionOf(row);

    /// <inheritdoc/>
    public static TRow WithVersion(TRow row, long version) => TLayout.WithVersion(row, version);

    /// <inheritdoc/>
    public static void Bind<TBinder>(TRow row, ref TBinder to)
        where TBinder : IColumnBinder, allows ref struct => TLayout.Bind(row, ref to);

    /// <inheritdoc/>
    public static TRow Read<TReader>(ref TReader from)
        where TReader : IColumnReader, allows ref struct => TLayout.Read(ref from);
}
