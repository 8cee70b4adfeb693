using Trestle.Emit.Writing;
using Trestle.Schema.Model;

namespace Trestle.Emit.Records;

/// <summary>Emits value equality where the compiler's own would compare lists and maps by reference.</summary>
static class EqualityEmitter
{
    const string ValueEquality = "global::Trestle.Layout.ValueEquality";

    public static bool IsCollection(FieldModel field) => field.Type is ListType or MapType;

    // public bool Equals(Commit? other)   public override int GetHashCode()
    public static void Emit(CodeWriter writer, string name, EquatableArray<FieldModel> fields)
    {
        writer
            .Summary("Whether every field is equal, lists and maps by their elements.")
            .Line($"public bool Equals({CSharp.Identifier(name)}? other) =>")
            .Indented(() => writer
                .Line("(object)this == other || (other is not null")
                .Indented(() => Comparisons(writer, fields)))
            .Line()
            .Line("/// <inheritdoc/>")
            .Block("public override int GetHashCode()", () =>
            {
                writer.Line("var hash = new global::System.HashCode();");
                foreach (var field in fields)
                    writer.Line($"hash.Add({(IsCollection(field) ? $"{ValueEquality}.Hash({Own(field)})" : Own(field))});");
                writer.Line("return hash.ToHashCode();");
            })
            .Line();
    }

    static void Comparisons(CodeWriter writer, EquatableArray<FieldModel> fields)
    {
        for (var i = 0; i < fields.Count; i++)
        {
            var end = i == fields.Count - 1 ? ");" : "";
            writer.Line($"&& {ValueEquality}.Equal({Own(fields[i])}, other.{CSharp.Identifier(fields[i].Property)}){end}");
        }
    }

    // A field may be called Hash or Other: "this." keeps it apart from the locals.
    static string Own(FieldModel field) => "this." + CSharp.Identifier(field.Property);
}
