using Trestle.Schema.Linking;
using Trestle.Schema.Nodes;
using Trestle.Schema.Parsing;
using Trestle.Schema.Rules;

namespace Trestle.Schema.Checks;

/// <summary>The accessors that tables become on a transaction: no two alike, none called like something every transaction has.</summary>
/// <param name="schema">The name of the schema.</param>
/// <param name="problems">Where clashes are reported.</param>
sealed class TableNames(string schema, ProblemBag problems)
{
    readonly Dictionary<string, WordNode> taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the table's name is free.</summary>
    public bool Add(WordNode name)
    {
        if (!NameForm.Lower.Matches(name.Text))
            return false;
        var property = PascalCase.Of(name.Text);
        if (taken.TryGetValue(property, out var other))
        {
            problems.Add(SchemaRules.MemberClash, name.Span,
                $"Tables '{other.Text}' at {Place.Of(other.Span)} and '{name.Text}' both become the member '{property}'. Rename one of them.");
            return false;
        }
        taken.Add(property, name);
        if (!ReservedNames.Transaction.Contains(property) && property != schema + "ReadTransaction" && property != schema + "WriteTransaction")
            return true;
        problems.Add(SchemaRules.ReservedName, name.Span,
            $"Table '{name.Text}' becomes the member '{property}', which every transaction has already. Rename the table.");
        return false;
    }
}
