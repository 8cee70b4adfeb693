using Trestle.Schema.Nodes;
using Trestle.Schema.Parsing;
using Trestle.Schema.Rules;

namespace Trestle.Schema.Checks;

/// <summary>No id is used twice in a schema: two tables with one id would be one table to a store.</summary>
static class IdCheck
{
    public static void Check(IEnumerable<TableNode> tables, ProblemBag problems)
    {
        var owners = new Dictionary<Guid, IdNode>();
        var ids = tables.SelectMany(table => table.Indexes.Select(index => index.Id).Prepend(table.Id)).OfType<IdNode>();
        foreach (var id in ids.Where(id => !id.IsOffered))
        {
            if (!owners.TryGetValue(id.Value, out var first))
                owners.Add(id.Value, id);
            else
                problems.Add(SchemaRules.DuplicateId, id.Span,
                    $"The id {id.Value} is used already at {Place.Of(first.Span)}. "
                        + "Give one of the two a fresh id: remove the line and run 'trestle fix'.");
        }
    }
}
