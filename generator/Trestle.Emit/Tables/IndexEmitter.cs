using Trestle.Emit.Keys;
using Trestle.Emit.Writing;
using Trestle.Schema.Model;

namespace Trestle.Emit.Tables;

/// <summary>Emits the accessors of a table's primary key and of its indexes. Only what they can serve exists as a method.</summary>
public static class IndexEmitter
{
    public static void Emit(CodeWriter code, TableModel table)
    {
        var types = new TableTypes(table);
        var summary = $"The primary key of <c>{table.Name}</c>, for ranges in its order.";
        Emit(code, types, types.KeyIndex, "", "IndexReader", -1, KeyPart.OfKey(table), summary, () => { });
        var indexes = ShapeOrder.Indexes(table);
        for (var number = 0; number < indexes.Count; number++)
            Emit(code, types, indexes[number], number);
    }

    static void Emit(CodeWriter code, TableTypes types, IndexModel index, int number)
    {
        var parts = KeyPart.OfIndex(types.Table, index);
        Emit(
            code, types, types.Index(index), index.Name, index.IsUnique ? "UniqueIndexReader" : "IndexReader", number, parts, IndexSummary.Of(index),
            () => { if (index.IsUnique) UniqueVerbsEmitter.Emit(code, types, parts); });
        if (index.Include.Count > 0)
            EntryEmitter.Emit(code, types, index);
    }

    // public sealed class CommitByAuthorIndex : IndexReader<...> { ... }
    static void Emit(
        CodeWriter code, TableTypes types, string name, string index, string verbs, int number, IReadOnlyList<KeyPart> parts, string summary, Action unique) => code
        .Line()
        .Summary(summary)
        .Line($"[global::Trestle.Layout.IndexAccessor({string.Join(", ", new[] { types.Table.Name, index }.Concat(parts.Select(part => part.Field.Name)).Select(CSharp.Literal))})]")
        .Block($"public sealed class {name} : {types.Runtime(verbs)}", () =>
        {
            code.Line(CodeWriter.Invariant($"internal {name}(global::Trestle.Storage.StoreTransaction transaction) : base(transaction, {number}) {{ }}"));
            unique();
            for (var count = 1; count <= parts.Count; count++)
                RangeVerbsEmitter.Emit(code, types, [.. parts.Take(count)]);
        });
}
