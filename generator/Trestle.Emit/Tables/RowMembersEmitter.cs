using Trestle.Emit.Keys;
using Trestle.Emit.Writing;
using Trestle.Schema.Model;

namespace Trestle.Emit.Tables;

/// <summary>Emits the members of a layout that make changed copies of a row.</summary>
static class RowMembersEmitter
{
    public static void Emit(CodeWriter code, TableModel table)
    {
        EmitClear(code, table);
        EmitGenerated(code, table);
        EmitVersion(code, table);
    }

    // public static Commit ClearReference(int reference, Commit row) => reference switch { 0 => row with { Author = null }, ... };
    static void EmitClear(CodeWriter code, TableModel table)
    {
        code.Line().Line("/// <inheritdoc/>");
        var head = $"public static {table.Record} ClearReference(int reference, {table.Record} row) =>";
        var references = ShapeOrder.References(table);
        if (!references.Any(reference => CanBeNull(table, reference)))
        {
            code.Line($"{head} row;");
            return;
        }
        code.Block($"{head} reference switch", () =>
        {
            for (var number = 0; number < references.Count; number++)
            {
                if (CanBeNull(table, references[number]))
                    code.Line(CodeWriter.Invariant($"{number} => row with {{ {Nulls(table, references[number])} }},"));
            }
            code.Line("_ => row,");
        }, ";");
    }

    // public static Commit WithGeneratedKey(Commit row, ISequence sequence) => row.Id == 0L ? row with { Id = sequence.Next() } : row;
    static void EmitGenerated(CodeWriter code, TableModel table)
    {
        var generated = table.KeyFields.FirstOrDefault(field => field.Generate != GenerateKind.None);
        var result = generated is null
            ? "row"
            : $"row.{generated.Property} == default ? row with {{ {generated.Property} = {Fresh(generated)} }} : row";
        code
            .Line()
            .Line("/// <inheritdoc/>")
            .Line($"public static {table.Record} WithGeneratedKey({table.Record} row, global::Trestle.Layout.ISequence sequence) =>")
            .Indented(() => code.Line($"{result};"));
    }

    static void EmitVersion(CodeWriter code, TableModel table)
    {
        var version = table.IsVersioned ? table.Fields[0].Property : null;
        var copy = version is null ? "row" : $"row with {{ {version} = version }}";
        code.Line().Lines($$"""
            /// <inheritdoc/>
            public static long VersionOf({{table.Record}} row) => {{(version is null ? "0" : $"row.{version}")}};

            /// <inheritdoc/>
            public static {{table.Record}} WithVersion({{table.Record}} row, long version) => {{copy}};
            """);
    }

    // Not only where deleting clears it: whoever copies rows that refer to each other writes them without, and the references then.
    static bool CanBeNull(TableModel table, ReferenceModel reference) => reference.Fields.All(name => table.Field(name).IsNullable);

    static string Nulls(TableModel table, ReferenceModel reference) =>
        string.Join(", ", reference.Fields.Select(name => $"{table.Field(name).Property} = null"));

    static string Fresh(FieldModel field) => (field.Generate, field.Type) switch
    {
        (GenerateKind.UuidV7, _) => "global::Trestle.UuidV7.Next()",
        (_, IntegerType { Bits: 64, IsSigned: true }) => "sequence.Next()",
        _ => $"checked(({CSharp.Type(field.Type)})sequence.Next())",
    };
}
