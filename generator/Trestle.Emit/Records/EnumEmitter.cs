using Trestle.Emit.Writing;
using Trestle.Schema.Model;

namespace Trestle.Emit.Records;

/// <summary>Emits an enum, and beside it what reading and checking must know of its members.</summary>
public static class EnumEmitter
{
    public static void Emit(CodeWriter writer, SchemaModel schema, EnumModel type)
    {
        EmitEnum(writer, type);
        writer.Line();
        EmitNames(writer, type, CSharp.Qualified(schema, type.Name));
    }

    // public enum ChangeKind { Added = 1, ... }
    static void EmitEnum(CodeWriter writer, EnumModel type) => writer
        .Summary(type.Doc is null ? $"The enum <c>{type.Name}</c>." : DocComment.Xml(type.Doc))
        .Block($"public enum {CSharp.Identifier(type.Name)}", () =>
        {
            for (var i = 0; i < type.Members.Count; i++)
            {
                var member = type.Members[i];
                if (i > 0)
                    writer.Line();
                writer
                    .Summary(member.Doc is null ? $"The member <c>{member.Name}</c>." : DocComment.Xml(member.Doc))
                    .Line(CodeWriter.Invariant($"{CSharp.Identifier(member.Identifier)} = {member.Value},"));
            }
        });

    // internal static class ChangeKindNames { ... }
    static void EmitNames(CodeWriter writer, EnumModel type, string name) => writer
        .Summary($"The members of <see cref=\"{CSharp.Identifier(type.Name)}\"/> as the schema names them.")
        .Block($"internal static class {type.Name}Names", () => writer
            .Line($"public static global::Trestle.Marshalling.EnumNames<{name}> All {{ get; }} = new(\"{type.Name}\",")
            .Line("[")
            .Indented(() =>
            {
                foreach (var member in type.Members)
                    writer.Line($"({CSharp.Literal(member.Name)}, {name}.{CSharp.Identifier(member.Identifier)}),");
            })
            .Line("]);")
            .Line()
            .Line($"public static bool IsDefined({name} value) => value is")
            .Indented(() =>
            {
                for (var i = 0; i < type.Members.Count; i++)
                {
                    var (or, end) = (i == 0 ? "" : "or ", i == type.Members.Count - 1 ? ";" : "");
                    writer.Line($"{or}{name}.{CSharp.Identifier(type.Members[i].Identifier)}{end}");
                }
            }));
}
