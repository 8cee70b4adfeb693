using Trestle.Emit.Views;
using Trestle.Emit.Writing;
using Trestle.Schema.Model;

namespace Trestle.Emit.Codecs;

/// <summary>JSON documents.</summary>
sealed class DocumentCodec : ValueCodec
{
    const string Type = "global::Trestle.Json";

    public override FlatShape FlatField => FlatShape.Reference;

    public override string Fbs => "string";

    public static ValueCodec? TryBuild(TypeModel type, SchemaModel schema) => type is JsonType ? new DocumentCodec() : null;

    public override string Read(Dialect dialect, string reader, int number, ConstantModel? absent) =>
        OrDefault(reader, number, $"{reader}.Document({number})", Literal(absent) is { } text ? $"{Type}.Parse({text})" : null);

    public override string ReadItem(Dialect dialect, string reader) => $"{reader}.Document()";

    public override string Write(Dialect dialect, string writer, string at, string value) => dialect.Write(writer, at, "Document", value);

    public override string Max(Dialect dialect, string value) => $"{dialect.Writer}.MaxDocument({value})";

    public override void View(CodeWriter code, ViewField field)
    {
        field.Member(code, field.Model.IsNullable ? Type + "?" : Type, field.Property, " Parsed anew by each call.", field.Read(this));
        var absent = Literal(field.Absent);
        var utf8 = field.Span("DocumentUtf8", "", absent is null ? null : absent + "u8");
        field.Member(code, "global::System.ReadOnlySpan<byte>", field.Model.Property + "Utf8", " Its text as UTF-8, not copied.", utf8);
    }

    static string? Literal(ConstantModel? constant) => constant is StringConstant text ? CSharp.Literal(text.Value) : null;
}
