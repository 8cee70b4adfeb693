using Trestle.Schema.Linking;
using Trestle.Schema.Nodes;
using Trestle.Schema.Parsing;
using Trestle.Schema.Rules;

namespace Trestle.Schema.Checks;

/// <summary>The accessor a table becomes on a transaction cannot be called like something the transaction has already.</summary>
static class TableNames
{
    public static bool Check(TableNode node, string schema, ProblemBag problems)
    {
        var property = PascalCase.Of(node.Name.Text);
        if (!ReservedNames.Transaction.Contains(property) && property != schema + "ReadTransaction" && property != schema + "WriteTransaction")
            return true;
        problems.Add(SchemaRules.ReservedName, node.Name.Span,
            $"Table '{node.Name.Text}' becomes the member '{property}', which every transaction has already. Rename the table.");
        return false;
    }
}
