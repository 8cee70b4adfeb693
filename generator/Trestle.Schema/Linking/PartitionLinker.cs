using System.Globalization;
using Trestle.Schema.Model;
using Trestle.Schema.Nodes;
using Trestle.Schema.Parsing;
using Trestle.Schema.Rules;

namespace Trestle.Schema.Linking;

/// <summary>
/// Links how a table is divided. A row is looked for in one partition only, so what makes it unique must tell which one it is.
/// </summary>
static class PartitionLinker
{
    const int Most = 1024;

    /// <summary>Null when the table is not divided, or not as written.</summary>
    public static PartitionModel? Link(TableNode table, FieldLookup lookup, SchemaScope scope)
    {
        if (table.Partition is not { } node)
            return null;
        var isCounted = node.Count is { } count && CheckCount(table, count, scope.Problems);
        var isDivisible = node.On is { } on && CheckField(table, on, lookup, scope.Problems);
        return isCounted && isDivisible ? new PartitionModel(node.On!.Text, node.Count!.Value) : null;
    }

    static bool CheckCount(TableNode table, NumberNode count, ProblemBag problems)
    {
        if (count.Value is >= 1 and <= Most)
            return true;
        var (given, most) = (count.Value.ToString(CultureInfo.InvariantCulture), Most.ToString(CultureInfo.InvariantCulture));
        problems.Add(SchemaRules.InvalidPartition, count.Span,
            $"Table '{table.Name.Text}' cannot be divided into {given} partitions. Write a count from 1 to {most}.");
        return false;
    }

    static bool CheckField(TableNode table, WordNode on, FieldLookup lookup, ProblemBag problems)
    {
        var user = $"'partition' of table '{table.Name.Text}'";
        if (lookup.Find(on, user) is null)
            return false;
        var damage = problems.Damage;
        if (!lookup.IsKey(on.Text))
            problems.Add(SchemaRules.InvalidPartition, on.Span,
                $"Table '{table.Name.Text}' is divided by '{on.Text}', which is not part of its key. "
                    + $"Add '{on.Text}' to 'key', or divide the table by a field of its key.");
        foreach (var index in table.Indexes.Where(index => index.IsUnique && index.Parts.All(part => part.Field.Text != on.Text)))
        {
            problems.Add(SchemaRules.InvalidPartition, index.Name.Span,
                $"The unique index '{index.Name.Text}' lacks '{on.Text}', by which table '{table.Name.Text}' is divided: "
                    + $"values could only be unique within a partition. Add '{on.Text}' to its parts, or remove 'unique'.");
        }
        return problems.Damage == damage;
    }
}
