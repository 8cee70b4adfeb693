using Trestle.Layout;

namespace Trestle.Relational.Tests;

/// <summary>The layout of a table that is opened, and whose rows nobody touches: a shape and nothing else.</summary>
readonly struct ShapeLayout : ITableLayout<object, int>
{
    [ThreadStatic]
    static TableShape? shape;

    public static TableShape Shape => shape!;

    /// <summary>Shows the only table of a schema.</summary>
    public static Action<ITableVisitor> Of(SchemaShape schema) => visitor =>
    {
        shape = Assert.Single(schema.Tables);
        visitor.Visit<ShapeLayout, object, int>();
    };

    public static void Check(object row) => throw NoRows();

    public static int KeyOf(object row) => throw NoRows();

    public static int WriteKey(int key, Span<byte> to) => throw NoRows();

    public static int ReadKey(ReadOnlySpan<byte> key) => throw NoRows();

    public static int MaxValueSize(object row) => throw NoRows();

    public static int WriteValue(object row, Span<byte> to) => throw NoRows();

    public static object ReadValue(ReadOnlySpan<byte> value) => throw NoRows();

    public static int WriteIndexKey(int index, ReadOnlySpan<byte> value, Span<byte> to, out bool hasNull) => throw NoRows();

    public static int WriteIncluded(int index, ReadOnlySpan<byte> value, Span<byte> to) => throw NoRows();

    public static int WriteReference(int reference, ReadOnlySpan<byte> value, Span<byte> to) => throw NoRows();

    public static object ClearReference(int reference, object row) => throw NoRows();

    public static object WithGeneratedKey(object row, ISequence sequence) => throw NoRows();

    public static long VersionOf(object row) => throw NoRows();

    public static object WithVersion(object row, long version) => throw NoRows();

    public static void Bind<TBinder>(object row, ref TBinder to)
        where TBinder : IColumnBinder, allows ref struct => throw NoRows();

    public static object Read<TReader>(ref TReader from)
        where TReader : IColumnReader, allows ref struct => throw NoRows();

    static InvalidOperationException NoRows() => new("This layout is for opening tables only. Give one that is generated.");
}
