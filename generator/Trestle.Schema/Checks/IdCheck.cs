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
        foreach (var table in tables)
        {
            Check(table.Id);
            foreach (var index in table.Indexes)
                Check(index.Id);
        }

        void Check(IdNode? id)
        {
            if (id is null or { IsOffered: true })
                return;
            if (!owners.TryGetValue(id.Value, out var first))
                owners.Add(id.Value, id);
            else
                problems.Add(SchemaRules.DuplicateId, id.Span,
                    $"The id {id.Value} is used already at {Place.Of(first.Span)}. "
                        + "Give one of the two a fresh id: remove the line and run 'trestle fix'.");
        }
    }
}
