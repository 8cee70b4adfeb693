using Trestle.Emit.Writing;
using Trestle.Schema.Model;

namespace Trestle.Emit.Migrations;

/// <summary>Emits the list of a schema's steps.</summary>
public static class StepsEmitter
{
    /// <summary>The namespace of the steps of a schema.</summary>
    public static string Namespace(SchemaModel schema) => schema.Namespace + ".Migrations";

    /// <summary>The name of the class that holds the list: no step is called so, for the names of steps have no underscore between words.</summary>
    public static string Type(string schema) => schema + "_Steps";

    // static class Notes_Steps { public static IReadOnlyList<MigrationStep> All { get; } = [new("86b7e6…", "20260101090000-first", ...), ...]; }
    public static void Emit(CodeWriter code, string schema, IReadOnlyList<StepEntry> steps) => code
        .Summary($"The steps of the schema <c>{schema}</c>, each behind its parents.")
        .Block($"static class {Type(schema)}", () => code
            .Line("public static global::System.Collections.Generic.IReadOnlyList<global::Trestle.Migrations.MigrationStep> All =>")
            .Line("[")
            .Indented(() =>
            {
                foreach (var step in steps)
                    Emit(code, step);
            })
            .Line("];"));

    static void Emit(CodeWriter code, StepEntry step) => code
        .Line("new(")
        .Indented(() => code
            .Line($"{CSharp.Literal(step.Hash)},")
            .Line($"{CSharp.Literal(step.Name)},")
            .Line($"{Hashes(step.Parents)},")
            .Line($"{Hashes(step.Replaces)},")
            .Line($"{CSharp.Literal(step.Result)}{(step.Type is null ? "" : $", {step.Type}.Rewrite")}),"));

    static string Hashes(IEnumerable<string> hashes) => $"[{string.Join(", ", hashes.Select(CSharp.Literal))}]";
}
