using Trestle.Schema.Model;
using Trestle.Schema.Nodes;
using Trestle.Schema.Parsing;
using Trestle.Schema.Rules;

namespace Trestle.Schema.Linking;

/// <summary>Links one reference.</summary>
/// <param name="node">The reference as written.</param>
/// <param name="table">The table that refers.</param>
/// <param name="lookup">Finds that table's fields.</param>
/// <param name="scope">Where the other table is found.</param>
sealed class ReferenceLinker(ReferenceNode node, TableNode table, FieldLookup lookup, SchemaScope scope)
{
    readonly string user = $"reference '{node.Name.Text}' of table '{table.Name.Text}'";

    /// <summary>Null when the reference cannot be used.</summary>
    public ReferenceModel? Link()
    {
        var isTargetKnown = FindTarget(out var target);
        var fields = lookup.FindAll(node.By, user);
        if (node.IsBroken || !isTargetKnown || target is null || fields is null || !CheckTypes(fields, target) || !CheckSetNull(fields))
            return null;
        return new ReferenceModel(node.Name.Text, new(fields.Select(field => field.Name)), target.Name, OnDeleteOf(node));
    }

    bool FindTarget(out TableModel? target)
    {
        target = null;
        if (node.To is not { } to)
            return false;
        if (scope.Tables.TryGetValue(to.Text, out target))
            return true;
        if (!scope.IsIncomplete)
            scope.Problems.Add(SchemaRules.UnknownTable, to.Span,
                () => $"{ValueReader.Capital(user)} refers to '{ValueReader.Short(to.Text)}', which is no table. "
                    + $"{NearestWord.Hint(to.Text, scope.Tables.Keys, "Declare the table.")}");
        return false;
    }

    bool CheckTypes(IReadOnlyList<FieldModel> fields, TableModel target)
    {
        var key = target.KeyFields.ToArray();
        if (fields.Count != key.Length)
        {
            scope.Problems.Add(SchemaRules.ReferenceMismatch, node.Name.Span,
                $"{ValueReader.Capital(user)} refers by {Names(fields)}, and the key of '{target.Name}' is {Names(key)}. "
                    + "Name in 'by' one field for each field of that key.");
            return false;
        }
        for (var i = 0; i < key.Length; i++)
        {
            if (fields[i].Type.Equals(key[i].Type))
                continue;
            scope.Problems.Add(SchemaRules.ReferenceMismatch, node.By[i].Span,
                $"{ValueReader.Capital(user)} refers by '{fields[i].Name}' of type {TypeText.Of(fields[i].Type)} to '{key[i].Name}' of type {TypeText.Of(key[i].Type)}. "
                    + "Give both the same type.");
            return false;
        }
        return true;
    }

    bool CheckSetNull(IReadOnlyList<FieldModel> fields)
    {
        if (OnDeleteOf(node) != OnDelete.SetNull)
            return true;
        var offender = fields.FirstOrDefault(field => !field.IsNullable || lookup.IsKey(field.Name));
        if (offender is null)
            return true;
        scope.Problems.Add(SchemaRules.SetNullImpossible, node.OnDelete!.Span,
            $"{ValueReader.Capital(user)} sets '{offender.Name}' to null, which it cannot be. "
                + "Add a '?' to its type, or use 'restrict' or 'cascade'.");
        return false;
    }

    static OnDelete OnDeleteOf(ReferenceNode node) => node.OnDelete?.Text switch
    {
        "cascade" => OnDelete.Cascade,
        "setNull" => OnDelete.SetNull,
        _ => OnDelete.Restrict,
    };

    static string Names(IEnumerable<FieldModel> fields) => string.Join(", ", fields.Select(field => $"'{field.Name}'"));
}
