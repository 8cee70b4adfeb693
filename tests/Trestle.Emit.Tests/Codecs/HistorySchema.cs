using Trestle.Schema;
using Trestle.Schema.Model;

namespace Trestle.Emit.Tests.Codecs;

/// <summary>A small schema to read emitted codecs, views and FlatBuffers schemas by.</summary>
static class HistorySchema
{
    public static SchemaModel Model { get; } = Compile();

    public static TableModel Table(string record) => Model.Tables.First(table => table.Record == record);

    static SchemaModel Compile()
    {
        var commits = """
              commits:
                record: Commit
                id: 0b0f2a6e-6c7e-4d0b-9a55-2f1f3a0c7d11
                doc: One commit.
                key: hash
                serialization: flatbuffers
                fields:
                  hash:        bytes(20) @1
                  author:      Person @2
                  committedAt: timestamp @3
                  subject:     string(500) @4
                  body:        string? @5
                  churn:       { type: int32, tag: 6, default: 0, min: 0, doc: Lines added plus removed. }
                  kind:        ChangeKind @9
                  files:       list<string> @10
                  owners:      "map<string, Person>? @11"
                  score:       decimal(20,4)? @12
                  table:       uuid? @13
                  notes:       { type: string, tag: 14, default: none }
                retired: [7, 8]
                concurrency: version

            """;
        var schema = $$"""
            schema: History
            namespace: Samples.History
            enums:
              ChangeKind: { added: 1, modified: 2, deleted: 3, renamed: 4 }
            structs:
              Person: { name: string(200) @1, email: "string(200)? @3" }
            tables:
            {{commits}}
            {{Variant(commits, "Cbor", "0b0f2a6f")}}
            {{Variant(commits, "Json", "0b0f2a70")}}
            """;
        var compilation = SchemaCompiler.Compile(new SourceFile("history.schema.yaml", schema));
        Assert.Empty(compilation.Problems);
        return compilation.Schemas[0];
    }

    static string Variant(string commits, string name, string id) => commits
        .Replace("commits:", $"commits{name}:", StringComparison.Ordinal)
        .Replace("record: Commit", $"record: {name}Commit", StringComparison.Ordinal)
        .Replace("flatbuffers", name.ToLowerInvariant(), StringComparison.Ordinal)
        .Replace("0b0f2a6e", id, StringComparison.Ordinal);
}
