using System.Globalization;
using Trestle.Emit.Fbs;
using Trestle.Emit.Writing;
using Trestle.Schema.Model;

namespace Trestle.Emit.Codecs;

/// <summary>Enums: 32-bit integers. Where one is absent it reads as its member 0, or as its lowest one.</summary>
sealed class EnumCodec(EnumModel model) : ScalarCodec("Int32", 4, 4, FbsName.Word(model.Name))
{
    protected override string Type => CSharp.Identifier(model.Name);

    public static ValueCodec? TryBuild(TypeModel type, SchemaModel schema) =>
        type is EnumType named ? new EnumCodec(schema.Enums.First(candidate => candidate.Name == named.Name)) : null;

    public override string AbsentItem => $"({Type})({Literal(null)})";

    public override string FbsDefault(ConstantModel? constant) => FbsName.Word(Member(constant).Name);

    protected override string Decode(string stored) => $"({Type}){stored}";

    protected override string Encode(string value) => $"(int){value}";

    protected override string Literal(ConstantModel? constant) => Member(constant).Value.ToString(CultureInfo.InvariantCulture);

    EnumMemberModel Member(ConstantModel? constant)
    {
        var value = constant is EnumConstant given ? given.Value : 0;
        return model.Members.FirstOrDefault(member => member.Value == value) ?? model.Members.OrderBy(member => member.Value).First();
    }
}
