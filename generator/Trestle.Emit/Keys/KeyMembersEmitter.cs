using Trestle.Emit.Writing;
using Trestle.Schema.Model;

namespace Trestle.Emit.Keys;

/// <summary>Emits the members of a layout that write and read the primary key.</summary>
static class KeyMembersEmitter
{
    public static void Emit(CodeWriter code, TableModel table)
    {
        EmitKeyOf(code, table);
        EmitWrite(code, table);
        EmitRead(code, table);
    }

    // public static CommitKey KeyOf(Commit row) => new(row.Repository, row.Hash);
    static void EmitKeyOf(CodeWriter code, TableModel table)
    {
        var members = table.KeyFields.Select(field => $"row.{field.Property}").ToArray();
        var key = members.Length == 1 ? members[0] : $"new({string.Join(", ", members)})";
        code.Line().Line("/// <inheritdoc/>").Line($"public static {CSharp.KeyType(table)} KeyOf({table.Record} row) => {key};");
    }

    // public static int WriteKey(CommitKey key, Span<byte> to) { ... }
    static void EmitWrite(CodeWriter code, TableModel table) => code
        .Line()
        .Line("/// <inheritdoc/>")
        .Block($"public static int WriteKey({CSharp.KeyType(table)} key, global::System.Span<byte> to)", () =>
        {
            code.Line("var writer = new global::Trestle.Keys.KeyWriter(to);");
            foreach (var part in KeyPart.OfKey(table))
                part.WriteValue(code, "writer", table.Key.Count == 1 ? "key" : $"key.{part.Field.Property}");
            code.Line("return writer.Length;");
        });

    // public static CommitKey ReadKey(ReadOnlySpan<byte> key) { ... }
    static void EmitRead(CodeWriter code, TableModel table)
    {
        var reads = KeyPart.OfKey(table).Select(part => part.Read("reader")).ToArray();
        var value = reads.Length == 1 ? reads[0] : $"new {table.Record}Key({string.Join(", ", reads)})";
        code
            .Line()
            .Line("/// <inheritdoc/>")
            .Block($"public static {CSharp.KeyType(table)} ReadKey(global::System.ReadOnlySpan<byte> key)", () => code
                .Line("var reader = new global::Trestle.Keys.KeyReader(key);")
                .Line($"return reader.End({value});"));
    }
}
