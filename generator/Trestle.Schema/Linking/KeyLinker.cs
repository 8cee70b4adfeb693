using Trestle.Schema.Model;
using Trestle.Schema.Nodes;
using Trestle.Schema.Rules;

namespace Trestle.Schema.Linking;

/// <summary>Links the key of a table, and what is generated for it.</summary>
static class KeyLinker
{
    /// <summary>Null when there is no usable key.</summary>
    public static IReadOnlyList<FieldModel>? Link(TableNode table, FieldLookup lookup, SchemaScope scope)
    {
        var damage = scope.Problems.Damage;
        var user = $"the key of table '{table.Name.Text}'";
        if (lookup.FindAll(table.Key, user) is not { } fields)
            return null;
        foreach (var (field, name) in fields.Zip(table.Key, (field, name) => (field, name)))
        {
            lookup.CheckKeyable(field, name, user);
            if (field.IsNullable)
                scope.Problems.Add(SchemaRules.NullableKey, name.Span,
                    $"The key field '{name.Text}' of table '{table.Name.Text}' is nullable. Remove the '?' from its type.");
        }
        return scope.Problems.Damage > damage || fields.Count == 0 ? null : fields;
    }

    /// <summary>Reports every <c>generate</c> that has no place or does not fit.</summary>
    public static void CheckGenerated(TableNode table, IReadOnlyList<FieldModel> fields, SchemaScope scope)
    {
        foreach (var field in fields.Where(field => field.Generate != GenerateKind.None))
        {
            var node = table.Fields.First(node => node.Name.Text == field.Name);
            if (Objection(table, field) is { } objection)
                scope.Problems.Add(SchemaRules.InvalidGenerate, node.Generate!.Span,
                    $"Field '{field.Name}' of table '{table.Name.Text}' cannot have 'generate: {node.Generate.Text}'. {objection}");
        }
    }

    static string? Objection(TableNode table, FieldModel field)
    {
        if (table.Key.Count != 1 || table.Key[0].Text != field.Name)
            return "Only a field that is the whole key can be generated: make it the key, or remove 'generate'.";
        if (field.Default is not null)
            return "A generated field needs no default: remove one of the two.";
        return field switch
        {
            { Generate: GenerateKind.UuidV7, Type: not UuidType } => "'uuidv7' needs the type uuid.",
            { Generate: GenerateKind.Sequence, Type: not IntegerType { Bits: 32 or 64 } } => "'sequence' needs the type int32, uint32, int64 or uint64.",
            _ => null,
        };
    }
}
