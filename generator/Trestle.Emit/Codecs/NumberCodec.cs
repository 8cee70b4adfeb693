using Trestle.Emit.Fbs;
using Trestle.Emit.Writing;
using Trestle.Schema.Model;

namespace Trestle.Emit.Codecs;

/// <summary>Booleans, integers and floating-point numbers.</summary>
sealed class NumberCodec : ScalarCodec
{
    readonly TypeModel type;
    readonly string primitive;

    NumberCodec(TypeModel type, string primitive, int size, string fbs)
        : base(primitive, size, Math.Min(size, 8), fbs)
    {
        this.type = type;
        this.primitive = primitive;
    }

    protected override string Type => CSharp.Type(type);

    public static ValueCodec? TryBuild(TypeModel type, SchemaModel schema) => type switch
    {
        BoolType => new NumberCodec(type, "Bool", 1, "bool"),
        IntegerType { Bits: > 64 } wide => new NumberCodec(type, $"UInt{wide.Bits}", wide.Bits / 8, FbsDeclaration.Wire($"UInt{wide.Bits}")),
        IntegerType integer => new NumberCodec(type, Name(integer), integer.Bits / 8, FbsName(integer)),
        FloatType { Bits: var bits } => new NumberCodec(type, $"Float{bits}", bits / 8, bits == 32 ? "float" : "double"),
        _ => null,
    };

    public override IEnumerable<FbsDeclaration> FbsDeclarations => FlatField.Size switch
    {
        16 => [FbsDeclaration.Struct("UInt128", "lo:ulong; hi:ulong;")],
        32 => [FbsDeclaration.Struct("UInt256", "a:ulong; b:ulong; c:ulong; d:ulong;")],
        _ => [],
    };

    public override string? AbsentItem => FlatField.Size > 8 ? null : $"default({Type})";

    public override string? FbsDefault(ConstantModel? constant) => type switch
    {
        BoolType or IntegerType { Bits: <= 64 } => Literal(constant),
        FloatType => FbsNumber.Float(constant),
        _ => null,
    };

    protected override string Literal(ConstantModel? constant) => type switch
    {
        BoolType => constant is BoolConstant { Value: true } ? "true" : "false",
        FloatType { Bits: var bits } => NumberLiteral.Float(constant, bits),
        IntegerType { Bits: > 64 } => NumberLiteral.Wide(constant, primitive),
        _ => NumberLiteral.Integer(constant),
    };

    static string Name(IntegerType type) => (type.IsSigned ? "Int" : "UInt") + type.Bits;

    static string FbsName(IntegerType type) => (type.IsSigned ? "int" : "uint") + type.Bits;
}
