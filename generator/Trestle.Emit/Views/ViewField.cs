using Trestle.Emit.Codecs;
using Trestle.Emit.Writing;
using Trestle.Schema.Model;

namespace Trestle.Emit.Views;

/// <summary>A field as a view shows it.</summary>
/// <param name="Number">The number by which the reader finds it.</param>
sealed record ViewField(FieldModel Model, Dialect Dialect, int Number)
{
    const string Reader = "row";

    public string Property => CSharp.Identifier(Model.Property);

    /// <summary>The expression that reads the whole value, its null included.</summary>
    public string Read(ValueCodec codec) => OrNull(codec.Read(Dialect, Reader, Number, Absent), codec.Null);

    /// <summary>The expression that calls a primitive of the reader; what it returns for null is empty.</summary>
    public string Span(string primitive, string arguments, string? absent)
    {
        var read = $"{Reader}.{primitive}({Number}{arguments})";
        return Model.IsNullable ? OrNull(read, "default") : absent is null ? read : $"{Reader}.Has({Number}) ? {read} : {absent}";
    }

    /// <summary>The default, unless null says what an absent field is.</summary>
    public ConstantModel? Absent => Model.IsNullable ? null : Model.Default;

    /// <summary>Writes one property.</summary>
    public void Member(CodeWriter code, string type, string name, string note, string value) => code
        .Summary((Model.Doc is null ? $"The field <c>{Model.Name}</c>." : DocComment.Sentence(Model.Doc)) + note)
        .Line($"public {type} {name} => {value};")
        .Line();

    string OrNull(string read, string none) => Model.IsNullable ? $"{Reader}.Has({Number}) ? {read} : {none}" : read;
}
