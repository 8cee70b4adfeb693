using Trestle.Emit.Views;
using Trestle.Emit.Writing;
using Trestle.Schema.Model;

namespace Trestle.Emit.Codecs;

/// <summary>Texts, in UTF-8.</summary>
sealed class TextCodec : ValueCodec
{
    public override FlatShape FlatField => FlatShape.Reference;

    public override string Fbs => "string";

    public static ValueCodec? TryBuild(TypeModel type, SchemaModel schema) => type is StringType ? new TextCodec() : null;

    public override string Read(Dialect dialect, string reader, int number, ConstantModel? absent) =>
        OrDefault(reader, number, $"{reader}.Text({number})", Literal(absent));

    public override string ReadItem(Dialect dialect, string reader) => $"{reader}.Text()";

    public override string Write(Dialect dialect, string writer, string at, string value) => dialect.Write(writer, at, "Text", value);

    public override string Max(Dialect dialect, string value) => $"{dialect.Writer}.MaxText({value})";

    // public string Subject => row.Text(3);
    // public global::System.ReadOnlySpan<byte> SubjectUtf8 => row.Utf8(3);
    public override void View(CodeWriter code, ViewField field)
    {
        field.Member(code, field.Model.IsNullable ? "string?" : "string", field.Property, " Decoded anew by each call.", field.Read(this));
        var absent = Literal(field.Absent);
        var utf8 = field.Span("Utf8", "", absent is null ? null : absent + "u8");
        field.Member(code, "global::System.ReadOnlySpan<byte>", field.Model.Property + "Utf8", " As UTF-8, not copied.", utf8);
    }

    static string? Literal(ConstantModel? constant) => constant is StringConstant text ? CSharp.Literal(text.Value) : null;
}
