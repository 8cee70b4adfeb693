using Trestle.Schema.Model;
using Trestle.Schema.Nodes;
using Trestle.Schema.Parsing;
using Trestle.Schema.Rules;

namespace Trestle.Schema.Linking;

/// <summary>Finds the fields of a table by name; what is unknown is reported, what is known but unusable only noted.</summary>
sealed class FieldLookup
{
    readonly Dictionary<string, FieldModel?> fields = new(StringComparer.Ordinal);
    readonly HashSet<string> key;
    readonly string table;
    readonly bool isComplete;
    readonly ProblemBag problems;

    public FieldLookup(TableNode node, IReadOnlyList<FieldModel> usable, ProblemBag problems)
    {
        table = $"table '{node.Name.Text}'";
        this.problems = problems;
        isComplete = node.HasAllFields;
        key = new HashSet<string>(node.Key.Select(name => name.Text), StringComparer.Ordinal);
        foreach (var field in node.Fields)
            fields[field.Name.Text] = null;
        foreach (var field in usable)
            fields[field.Name] = field;
    }

    public bool IsKey(string name) => key.Contains(name);

    /// <summary>The field; null means that it cannot be used.</summary>
    public FieldModel? Find(WordNode name, string user)
    {
        if (!fields.TryGetValue(name.Text, out var field) && isComplete)
        {
            problems.Add(SchemaRules.UnknownField, name.Span,
                () => $"{ValueReader.Capital(user)} names '{ValueReader.Short(name.Text)}', which is no field of {table}. "
                    + $"{NearestWord.Hint(name.Text, fields.Keys, "Declare the field.")}");
        }
        else if (field is null)
        {
            problems.AddSilently();
        }
        return field;
    }

    /// <summary>The fields, each once; null when one of them cannot be used.</summary>
    public IReadOnlyList<FieldModel>? FindAll(IEnumerable<WordNode> names, string user)
    {
        var damage = problems.Damage;
        var found = new List<FieldModel>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            if (!seen.Add(name.Text))
                problems.Add(SchemaRules.RepeatedField, name.Span,
                    $"{ValueReader.Capital(user)} names '{name.Text}' twice. Remove one of them.");
            else if (Find(name, user) is { } field)
                found.Add(field);
        }
        return problems.Damage > damage ? null : found;
    }

    /// <summary>Whether the field has an order, so that keys and entries can hold it; reported where not.</summary>
    public bool CheckKeyable(FieldModel field, WordNode name, string user)
    {
        if (field.Type is not (ListType or MapType or StructType or JsonType))
            return true;
        problems.Add(SchemaRules.NotKeyable, name.Span,
            $"{ValueReader.Capital(user)} names '{name.Text}', whose type {TypeText.Of(field.Type)} has no order. "
                + "Use a field of a scalar type, a string, bytes, a date or an enum.");
        return false;
    }
}
