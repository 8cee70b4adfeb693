using Trestle.Emit.Fbs;
using Trestle.Emit.Views;
using Trestle.Emit.Writing;
using Trestle.Schema.Model;

namespace Trestle.Emit.Codecs;

/// <summary>
/// Bytes of a fixed number. A FlatBuffers table of a thousand fields must stay below 64 KiB, so that long ones are vectors there;
/// a list holds them in line whatever their length.
/// </summary>
sealed class FixedBytesCodec(int length) : ValueCodec
{
    const int MaxInline = 64;

    public override FlatShape FlatField => length > MaxInline ? FlatShape.Reference : FlatItem;

    public override FlatShape FlatItem => FlatShape.Inline(length, 1);

    public override string Fbs => length > MaxInline ? "[ubyte]" : FbsItem;

    public override string FbsItem => FbsDeclaration.Wire($"Bytes{length}");

    public override IEnumerable<FbsDeclaration> FbsDeclarations => length > MaxInline ? [] : FbsItemDeclarations;

    public override IEnumerable<FbsDeclaration> FbsItemDeclarations => [FbsDeclaration.Struct($"Bytes{length}", $"bytes:[ubyte:{length}];")];

    public override string Null => BytesLiteral.Null;

    public static ValueCodec? TryBuild(TypeModel type, SchemaModel schema) => type is FixedBytesType bytes ? new FixedBytesCodec(bytes.Length) : null;

    public override string Read(Dialect dialect, string reader, int number, ConstantModel? absent) => OrDefault(
        reader, number, $"new {BytesLiteral.Type}({reader}.{Primitive(dialect)}({number}, {length}))", BytesLiteral.Value(absent));

    public override string ReadItem(Dialect dialect, string reader) => $"new {BytesLiteral.Type}({reader}.FixedBytes({length}))";

    public override string Write(Dialect dialect, string writer, string at, string value) =>
        dialect.Write(writer, at, Primitive(dialect), $"{value}.Span, {length}");

    public override string WriteItem(Dialect dialect, string writer, string at, string value) =>
        dialect.Write(writer, at, "FixedBytes", $"{value}.Span, {length}");

    public override string? Max(Dialect dialect, string value) =>
        dialect is FlatDialect && length <= MaxInline ? null : $"{dialect.Writer}.MaxBytes({value})";

    public override string? MaxItem(Dialect dialect, string value) => dialect is FlatDialect ? null : $"{dialect.Writer}.MaxBytes({value})";

    public override void View(CodeWriter code, ViewField field) => field.Member(
        code, BytesLiteral.Span, field.Property, " Where it lies.",
        field.Span(Primitive(field.Dialect), $", {length}", BytesLiteral.Of(field.Absent)));

    string Primitive(Dialect dialect) => dialect is FlatDialect && length > MaxInline ? "SizedBytes" : "FixedBytes";
}
