using Trestle.Schema.Model;
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
                Check(new(schema.Name, nodes[(schema.Name, table.Name)], table, sizes.Find(table.Id), problems));
        return Allowance.Leave(problems, files);
    }

    static void Check(TableSubject table)
    {
        foreach (var check in Checks)
            check(table);
    }
}
