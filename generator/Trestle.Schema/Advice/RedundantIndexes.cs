using Trestle.Schema.Model;
using Trestle.Schema.Nodes;
using Trestle.Schema.Rules;

namespace Trestle.Schema.Advice;

/// <summary>TRS2102: an index whose parts another one, or the key, begins with.</summary>
static class RedundantIndexes
{
    public static void Check(TableSubject table)
    {
        foreach (var (node, index) in table.Indexes)
        {
            if (index.IsUnique)
                continue;
            if (IsServedByKey(table.Model, index))
                Report(table, node, index, "the key");
            else if (table.Indexes.FirstOrDefault(other => IsServed(table.Model, index, other.Model, Start(other.Node) < Start(node))) is { Model: { } other })
                Report(table, node, index, $"index '{other.Name}'");
        }
    }

    static int Start(IndexNode node) => node.Name.Span.Start;

    static void Report(TableSubject table, IndexNode node, IndexModel index, string by) => table.Report(
        AdviceRules.RedundantIndex, node.Name.Span,
        $"Index '{index.Name}' of {table.Told} gives nothing that {by} does not give, and every write keeps it up to date. Remove it, and ask {by}.");

    static bool IsServedByKey(TableModel table, IndexModel index) =>
        index.Where.Count == 0 && index.Parts.Count <= table.Key.Count
        && index.Parts.Zip(table.Key, (part, key) => part.Field == key).All(isSame => isSame) && IsOneWay(index);

    static bool IsOneWay(IndexModel index) => index.Parts.Select(part => part.IsDescending).Distinct().Count() == 1;

    // Of two alike the later goes.
    static bool IsServed(TableModel table, IndexModel index, IndexModel other, bool isLater)
    {
        var isSame = other.Parts.Count == index.Parts.Count;
        if (other.Id == index.Id || other.Parts.Count < index.Parts.Count || !other.Where.Equals(index.Where) || !Begins(other, index) || !Carries(table, other, index))
            return false;
        return !isSame || other.IsUnique || isLater || !Carries(table, index, other);
    }

    // Backwards is a way to walk an index, too.
    static bool Begins(IndexModel longer, IndexModel index)
    {
        var pairs = index.Parts.Zip(longer.Parts, (part, other) => (part, other)).ToArray();
        return pairs.All(pair => pair.part.Field == pair.other.Field)
            && pairs.Select(pair => pair.part.IsDescending == pair.other.IsDescending).Distinct().Count() == 1;
    }

    static bool Carries(TableModel table, IndexModel other, IndexModel index) => index.Include.All(field =>
        other.Include.Contains(field) || other.Parts.Any(part => part.Field == field) || table.Key.Contains(field));
}
