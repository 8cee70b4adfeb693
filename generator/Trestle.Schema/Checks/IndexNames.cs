using Trestle.Schema.Linking;
using Trestle.Schema.Nodes;
using Trestle.Schema.Parsing;
using Trestle.Schema.Rules;

namespace Trestle.Schema.Checks;

/// <summary>The accessors that the indexes of a table become: no two alike, none called like something every table has.</summary>
/// <param name="table">The table.</param>
/// <param name="problems">Where clashes are reported.</param>
sealed class IndexNames(TableNode table, ProblemBag problems)
{
    readonly Dictionary<string, string> taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the index's name is free.</summary>
    public bool Add(WordNode name)
    {
        if (!NameForm.Upper.Matches(name.Text))
            return false;
        if (taken.TryGetValue(name.Text, out var other))
        {
            problems.Add(SchemaRules.MemberClash, name.Span,
                $"Indexes '{other}' and '{name.Text}' of table '{table.Name.Text}' differ only in capitals. Rename one of them.");
            return false;
        }
        taken.Add(name.Text, name.Text);
        var record = table.Record?.Text;
        if (!ReservedNames.Table.Contains(name.Text) && name.Text != record + "Table" && name.Text != record + "Reader" && !IsIncrement(name.Text))
            return true;
        problems.Add(SchemaRules.ReservedName, name.Span,
            $"Index '{name.Text}' of table '{table.Name.Text}' becomes a member that {(IsIncrement(name.Text) ? "the" : "every")} table has already. "
                + $"Rename the index, for example to 'By{name.Text}'.");
        return false;
    }

    // Of any field, so that a field may become a number without a clash.
    bool IsIncrement(string name) => name.StartsWith("Increment", StringComparison.Ordinal)
        && table.Fields.Select(field => "Increment" + PascalCase.Of(field.Name.Text)).Any(verb => name == verb || name == verb + "Async");
}
