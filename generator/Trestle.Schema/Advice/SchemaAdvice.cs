using System.Runtime.CompilerServices;
using Trestle.Schema.Model;
using Trestle.Schema.Nodes;
using Trestle.Schema.Rules;
using Trestle.Schema.Stats;

namespace Trestle.Schema.Advice;

/// <summary>What schemas that compile could do better.</summary>
static class SchemaAdvice
{
    static readonly Action<TableSubject>[] Checks =
    [
        ReferenceIndexes.Check, RedundantIndexes.Check, LargeValues.Check, JsonRows.Check, RandomKeys.Check, FloatOrder.Check, Money.Check,
        TimeUnits.Check, MissingIndexes.Check,
    ];

    static readonly ConditionalWeakTable<TableNode, TableSubject> Given = new();

    /// <param name="files">The files.</param>
    /// <param name="schemas">What they compile to, free of errors.</param>
    /// <param name="sizes">How large the tables are.</param>
    public static IEnumerable<Problem> Of(IReadOnlyCollection<ParsedFile> files, IEnumerable<SchemaModel> schemas, TableSizes sizes)
    {
        var nodes = files.Where(file => file.Root?.Name is not null)
            .SelectMany(file => file.Root!.Tables.Select(table => (Schema: file.Root.Name!.Text, Table: table)))
            .ToDictionary(pair => (pair.Schema, pair.Table.Name.Text), pair => pair.Table);
        var problems = new List<Problem>();
        foreach (var schema in schemas)
            foreach (var table in schema.Tables)
                problems.AddRange(Of(schema.Name, nodes[(schema.Name, table.Name)], table, sizes.Find(table.Id)));
        return Allowance.Leave(problems, files);
    }

    // Nothing else goes into the advice on a table, so that it holds for as long as these are the same.
    static List<Problem> Of(string schema, TableNode node, TableModel table, TableSize? size)
    {
        if (Given.TryGetValue(node, out var given)
            && given.Schema == schema && ReferenceEquals(given.Model, table) && Equals(given.Size, size))
        {
            return given.Problems;
        }
        var subject = new TableSubject(schema, node, table, size, []);
        foreach (var check in Checks)
            check(subject);
        Given.Remove(node);
        Given.GetValue(node, _ => subject);
        return subject.Problems;
    }
}
