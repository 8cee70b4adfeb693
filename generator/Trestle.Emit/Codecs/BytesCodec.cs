using Trestle.Emit.Fbs;
using Trestle.Emit.Views;
using Trestle.Emit.Writing;
using Trestle.Schema.Model;

namespace Trestle.Emit.Codecs;

/// <summary>Bytes of any number. FlatBuffers has no vector of vectors: in lists and maps each stands in a table of its own.</summary>
sealed class BytesCodec : ValueCodec
{
    public override FlatShape FlatField => FlatShape.Reference;

    public override string Fbs => "[ubyte]";

    public override string FbsItem => FbsDeclaration.Wire("Blob");

    public override IEnumerable<FbsDeclaration> FbsItemDeclarations => [FbsDeclaration.Blob];

    public override string Null => BytesLiteral.Null;

    public static ValueCodec? TryBuild(TypeModel type, SchemaModel schema) => type is BytesType ? new BytesCodec() : null;

    public override string Read(Dialect dialect, string reader, int number, ConstantModel? absent) =>
        OrDefault(reader, number, $"new {BytesLiteral.Type}({reader}.Bytes({number}))", BytesLiteral.Value(absent));

    public override string ReadItem(Dialect dialect, string reader) => $"new {BytesLiteral.Type}({reader}.Bytes())";

    public override string Write(Dialect dialect, string writer, string at, string value) => dialect.Write(writer, at, "Bytes", value + ".Span");

    public override string WriteItem(Dialect dialect, string writer, string at, string value) =>
        dialect.Write(writer, at, dialect.Blob, value + ".Span");

    public override string Max(Dialect dialect, string value) => $"{dialect.Writer}.MaxBytes({value})";

    public override string MaxItem(Dialect dialect, string value) => $"{dialect.Writer}.Max{dialect.Blob}({value})";

    public override void View(CodeWriter code, ViewField field) =>
        field.Member(code, BytesLiteral.Span, field.Property, " Not copied.", field.Span("Bytes", "", BytesLiteral.Of(field.Absent)));
}
