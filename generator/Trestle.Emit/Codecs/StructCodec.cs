using Trestle.Emit.Fbs;
using Trestle.Emit.Views;
using Trestle.Emit.Writing;
using Trestle.Schema.Model;

namespace Trestle.Emit.Codecs;

/// <summary>Structs: a table, or a map, inside of the row's.</summary>
sealed class StructCodec(string name) : ValueCodec
{
    public override FlatShape FlatField => FlatShape.Reference;

    public override string Fbs => FbsName.Word(name);

    public static ValueCodec? TryBuild(TypeModel type, SchemaModel schema) => type is StructType named ? new StructCodec(named.Name) : null;

    public override string Read(Dialect dialect, string reader, int number, ConstantModel? absent) =>
        $"{dialect.StructCodec(name)}.Read({reader}.Table({number}))";

    public override string ReadItem(Dialect dialect, string reader) => $"{dialect.StructCodec(name)}.Read({reader}.Table())";

    public override string Write(Dialect dialect, string writer, string at, string value) => dialect.WriteStruct(writer, at, name, value);

    public override string Max(Dialect dialect, string value) => $"{dialect.StructCodec(name)}.MaxSize({value})";

    // public PersonView Author => new(row.Table(3));
    public override void View(CodeWriter code, ViewField field)
    {
        var view = field.Dialect.StructView(name);
        var value = $"new(row.Table({field.Number}))";
        if (!field.Model.IsNullable)
        {
            field.Member(code, view, field.Property, "", value);
            return;
        }
        var has = "Has" + field.Model.Property;
        var error = CSharp.Literal($"'{field.Model.Property}' is null. Ask {has} first.");
        field.Member(
            code, view, field.Property, $" Throws when it is null: ask <see cref=\"{has}\"/> first.",
            $"{has} ? {value} : throw new global::System.InvalidOperationException({error})");
    }
}
