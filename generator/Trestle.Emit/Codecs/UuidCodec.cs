using Trestle.Emit.Fbs;
using Trestle.Emit.Views;
using Trestle.Emit.Writing;
using Trestle.Schema.Model;

namespace Trestle.Emit.Codecs;

/// <summary>UUIDs: sixteen bytes in the order of RFC 4122.</summary>
sealed class UuidCodec : ValueCodec
{
    const string Type = "global::System.Guid";

    public override FlatShape FlatField { get; } = FlatShape.Inline(16, 1);

    public override string Fbs => FbsDeclaration.Wire("Uuid");

    public override IEnumerable<FbsDeclaration> FbsDeclarations => [FbsDeclaration.Struct("Uuid", "bytes:[ubyte:16];")];

    public static ValueCodec? TryBuild(TypeModel type, SchemaModel schema) => type is UuidType ? new UuidCodec() : null;

    public override string Read(Dialect dialect, string reader, int number, ConstantModel? absent) =>
        OrDefault(reader, number, $"{reader}.Uuid({number})", absent is UuidConstant uuid ? $"new {Type}(\"{uuid.Value:D}\")" : null);

    public override string ReadItem(Dialect dialect, string reader) => $"{reader}.Uuid()";

    public override string Write(Dialect dialect, string writer, string at, string value) => dialect.Write(writer, at, "Uuid", value);

    public override void View(CodeWriter code, ViewField field) =>
        field.Member(code, field.Model.IsNullable ? Type + "?" : Type, field.Property, "", field.Read(this));
}
