using Trestle.Emit.Keys;
using Trestle.Emit.Patches;
using Trestle.Emit.Writing;
using Trestle.Schema.Model;

namespace Trestle.Emit.Tables;

/// <summary>Emits the two accessors of a table: of read transactions and of write transactions. The verbs are the runtime's.</summary>
public static class AccessorEmitter
{
    public static void Emit(CodeWriter code, TableModel table)
    {
        var types = new TableTypes(table);
        Emit(code, types, types.Reader, "TableReader", "Reads", _ => { });
        Emit(code, types, types.Writer, "TableWriter", "Reads and writes", code => IncrementEmitter.Emit(code, types));
    }

    // public sealed class CommitReader : TableReader<...> { public CommitByAuthorIndex ByAuthor => field ??= new(Transaction); }
    static void Emit(CodeWriter code, TableTypes types, string name, string verbs, string does, Action<CodeWriter> emitVerbs)
    {
        var declared = $"Declared in <c>{DocLine.Of(types.Table.SourcePath)}</c>.";
        code
            .Line()
            .Summary($"{does} the table <c>{types.Table.Name}</c>{Told(types.Table.Doc)} {declared}")
            .Line($"[global::Trestle.Layout.TableAccessor({CSharp.Literal(types.Table.Name)}, {CSharp.Literal(types.Table.SourcePath)})]")
            .Block($"public sealed class {name} : {types.Runtime(verbs)}", () =>
            {
                code.Line($"internal {name}(global::Trestle.Storage.StoreTransaction transaction) : base(transaction) {{ }}");
                Property(code, types.KeyIndex, "ByKey", "Ranges of the primary key, in its order.");
                foreach (var index in ShapeOrder.Indexes(types.Table).OrderBy(index => index.Name, StringComparer.Ordinal))
                    Property(code, types.Index(index), index.Name, IndexSummary.Of(index));
                emitVerbs(code);
            });
    }

    static void Property(CodeWriter code, string type, string name, string summary) => code
        .Line()
        .Summary(summary)
        .Line($"public {type} {name} => field ??= new(Transaction);");

    static string Told(string? doc) => doc is null ? "." : ": " + DocLine.Sentence(doc);
}
