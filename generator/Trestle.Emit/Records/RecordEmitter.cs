using Trestle.Emit.Writing;
using Trestle.Schema.Model;

namespace Trestle.Emit.Records;

/// <summary>Emits the record of a table.</summary>
public static class RecordEmitter
{
    // public sealed partial record Commit { ... }
    public static void Emit(CodeWriter writer, SchemaModel schema, TableModel table)
    {
        var doc = table.Doc is null ? $"A row of the table <c>{table.Name}</c>." : DocComment.Sentence(table.Doc);
        writer
            .Summary($"{doc} Declared in <c>{DocComment.Xml(table.SourcePath)}</c>.")
            .Line($"[global::Trestle.Layout.TableRecord({CSharp.Literal(table.Name)})]");
        RecordBody.Emit(writer, schema, table.Record, table.Name, table.Fields);
    }
}
