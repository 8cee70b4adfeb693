using Trestle.Emit.Fbs;
using Trestle.Emit.Views;
using Trestle.Emit.Writing;
using Trestle.Schema.Model;

namespace Trestle.Emit.Codecs;

/// <summary>
/// Bytes of a fixed number. A FlatBuffers table of a thousand fields must stay below 64 KiB, so that long ones are stored there as
/// bytes of any number are.
/// </summary>
sealed class FixedBytesCodec(int length) : ValueCodec
{
    const int MaxInline = 64;

    public override FlatShape FlatField => IsLong ? FlatShape.Reference : FlatShape.Inline(length, 1);

    public override string Fbs => IsLong ? "[ubyte]" : FbsItem;

    public override string FbsItem => FbsDeclaration.Wire(IsLong ? "Blob" : $"Bytes{length}");

    public override IEnumerable<FbsDeclaration> FbsDeclarations => IsLong ? [] : FbsItemDeclarations;

    public override IEnumerable<FbsDeclaration> FbsItemDeclarations =>
        [IsLong ? FbsDeclaration.Blob : FbsDeclaration.Struct($"Bytes{length}", $"bytes:[ubyte:{length}];")];

    bool IsLong => length > MaxInline;

    public override string Null => BytesLiteral.Null;

    public static ValueCodec? TryBuild(TypeModel type, SchemaModel schema) => type is FixedBytesType bytes ? new FixedBytesCodec(bytes.Length) : null;

    public override string Read(Dialect dialect, string reader, int number, ConstantModel? absent) => OrDefault(
        reader, number, $"new {BytesLiteral.Type}({reader}.{Primitive(dialect)}({number}, {length}))", BytesLiteral.Value(absent));

    public override string ReadItem(Dialect dialect, string reader) => $"new {BytesLiteral.Type}({reader}.{Primitive(dialect)}({length}))";

    public override string Write(Dialect dialect, string writer, string at, string value) =>
        dialect.Write(writer, at, Primitive(dialect), $"{value}.Span, {length}");

    public override string WriteItem(Dialect dialect, string writer, string at, string value) =>
        dialect.Write(writer, at, IsLong && dialect is FlatDialect ? "SizedBlob" : "FixedBytes", $"{value}.Span, {length}");

    public override string? Max(Dialect dialect, string value) =>
        dialect is FlatDialect && !IsLong ? null : $"{dialect.Writer}.MaxBytes({value})";

    public override string? MaxItem(Dialect dialect, string value) =>
        dialect is FlatDialect && !IsLong ? null : $"{dialect.Writer}.Max{dialect.Blob}({value})";

    public override void View(CodeWriter code, ViewField field) => field.Member(
        code, BytesLiteral.Span, field.Property, " Not copied.",
        field.Span(Primitive(field.Dialect), $", {length}", BytesLiteral.Of(field.Absent)));

    string Primitive(Dialect dialect) => dialect is FlatDialect && IsLong ? "SizedBytes" : "FixedBytes";
}
