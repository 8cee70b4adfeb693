using Trestle.Emit.Fbs;
using Trestle.Schema.Model;

namespace Trestle.Emit.Codecs;

/// <summary>Decimals: scaled integers of 64 bits, or of 128.</summary>
sealed class DecimalCodec(DecimalType type) : ScalarCodec(
    type.IsWide ? "Int128" : "Int64", type.IsWide ? 16 : 8, 8, type.IsWide ? FbsDeclaration.Wire("Int128") : "int64")
{
    public override IEnumerable<FbsDeclaration> FbsDeclarations =>
        type.IsWide ? [FbsDeclaration.Struct("Int128", "lo:ulong; hi:long;")] : [];

    public override string? AbsentItem => type.IsWide ? null : base.AbsentItem;

    protected override string Type => "decimal";

    public static ValueCodec? TryBuild(TypeModel type, SchemaModel schema) => type is DecimalType number ? new DecimalCodec(number) : null;

    protected override string Decode(string stored) => $"global::Trestle.Decimals.ToDecimal({stored}, {type.Scale})";

    protected override string Encode(string value) => $"global::Trestle.Decimals.ToScaled{(type.IsWide ? 128 : 64)}({value}, {type.Scale})";

    protected override string Literal(ConstantModel? constant) =>
        type.IsWide ? NumberLiteral.Wide(constant, "Int128") : NumberLiteral.Integer(constant);
}
