using Trestle.Emit.Keys;
using Trestle.Emit.Writing;
using Trestle.Schema.Model;

namespace Trestle.Emit.Tables;

/// <summary>Emits the accessors of a table's primary key and of its indexes. Only what they can serve exists as a method.</summary>
public static class IndexEmitter
{
    const string Transaction = "global::Trestle.Storage.StoreTransaction transaction";

    public static void Emit(CodeWriter code, TableModel table)
    {
        var types = new TableTypes(table);
        EmitKey(code, types);
        var indexes = ShapeOrder.Indexes(table);
        for (var number = 0; number < indexes.Count; number++)
            EmitIndex(code, types, indexes[number], number);
    }

    // public sealed class CommitByKeyIndex : IndexReader<...> { ... }
    static void EmitKey(CodeWriter code, TableTypes types)
    {
        var parts = KeyPart.OfKey(types.Table);
        Begin(code, types, "", parts, [], $"The primary key of <c>{types.Table.Name}</c>, for ranges in its order.");
        code.Block($"public sealed class {types.KeyIndex} : {types.Runtime("IndexReader")}", () =>
        {
            EmitConstructor(code, types.KeyIndex, -1);
            EmitRanges(code, types, parts);
        });
    }

    // public sealed class CommitByAuthorIndex : IndexReader<...> { ... }
    static void EmitIndex(CodeWriter code, TableTypes types, IndexModel index, int number)
    {
        var parts = KeyPart.OfIndex(types.Table, index);
        var verbs = index.IsUnique ? "UniqueIndexReader" : "IndexReader";
        Begin(code, types, index.Name, parts, index.Where, IndexSummary.Of(index));
        code.Block($"public sealed class {types.Index(index)} : {types.Runtime(verbs)}", () =>
        {
            EmitConstructor(code, types.Index(index), number);
            if (index.IsUnique)
                UniqueVerbsEmitter.Emit(code, types, parts);
            EmitRanges(code, types, parts);
        });
        if (index.Include.Count > 0)
            EntryEmitter.Emit(code, types, index);
    }

    // [IndexAccessor("commits", "ByTime", "committedAt desc", Where = new[] { "churn" })]
    static void Begin(
        CodeWriter code, TableTypes types, string index, IReadOnlyList<KeyPart> parts, IReadOnlyList<ComparisonModel> conditions, string summary)
    {
        var arguments = new[] { types.Table.Name, index }.Concat(parts.Select(Written)).Select(CSharp.Literal);
        var fields = string.Join(", ", conditions.Select(condition => CSharp.Literal(condition.Field)).Distinct());
        var where = fields.Length == 0 ? "" : $", Where = new[] {{ {fields} }}";
        code.Line().Summary(summary).Line($"[global::Trestle.Layout.IndexAccessor({string.Join(", ", arguments)}{where})]");
    }

    static string Written(KeyPart part) => part.IsDescending ? part.Field.Name + " desc" : part.Field.Name;

    static void EmitConstructor(CodeWriter code, string name, int number) =>
        code.Line(CodeWriter.Invariant($"internal {name}({Transaction}) : base(transaction, {number}) {{ }}"));

    static void EmitRanges(CodeWriter code, TableTypes types, IReadOnlyList<KeyPart> parts)
    {
        for (var count = 1; count <= parts.Count; count++)
            RangeVerbsEmitter.Emit(code, types, [.. parts.Take(count)]);
    }
}
