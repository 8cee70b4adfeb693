namespace Trestle.Tool.Importing.Drafts;

/// <summary>
/// Gives fields that refer to one another one type, and strings and bytes in keys and indexes a maximum, without which a key has no bound.
/// </summary>
sealed class TypeAgreement
{
    const int KeyLimit = 511;
    const int Proposed = 200;

    readonly DraftSchema schema;
    readonly Dictionary<DraftField, HashSet<DraftField>> groups = [];

    TypeAgreement(DraftSchema schema) => this.schema = schema;

    public static void Reach(DraftSchema schema)
    {
        var agreement = new TypeAgreement(schema);
        foreach (var table in schema.Tables)
        {
            foreach (var reference in table.References)
                agreement.Join(reference);
        }
        agreement.Bound();
    }

    void Join(DraftReference reference)
    {
        foreach (var (field, key) in reference.Fields.Zip(reference.To.Key))
        {
            if (Common(field.Type, key.Type) is not { } type)
                continue;
            var joined = Group(field).Union(Group(key)).ToHashSet();
            foreach (var member in joined)
                groups[member] = joined;
            Set(field, type);
        }
    }

    static FieldType? Common(FieldType one, FieldType other)
    {
        if (one == other)
            return one;
        if (one.IsVariable && one.Name == other.Name)
            return one with { Length = one.Length is { } first && other.Length is { } second ? Math.Max(first, second) : null };
        return one.IsInteger && other.IsInteger ? new FieldType("int64") : null;
    }

    void Bound()
    {
        var bounds = new Dictionary<HashSet<DraftField>, (int Most, DraftField Field, string User)>();
        foreach (var (fields, user) in schema.Tables.SelectMany(Uses))
        {
            var open = fields.Where(IsOpen).ToList();
            var room = KeyLimit - (2 * fields.Count) - fields.Except(open).Sum(field => field.Type.KeyBytes ?? KeyLimit);
            foreach (var field in open)
            {
                var most = Math.Min(Proposed, room / open.Count / (field.Type.Name == "bytes" ? 2 : 1));
                if (!bounds.TryGetValue(Group(field), out var known) || most < known.Most)
                    bounds[Group(field)] = (most, field, user);
            }
        }
        foreach (var (group, (most, field, user)) in bounds)
        {
            if (most < 1 || group.Any(member => member.Longest > most))
                continue;
            Set(field, field.Type with { Length = most });
            field.Remarks.Add($"The source sets no maximum, and {user} needs one: {most} bytes are a proposal.");
        }
    }

    static bool IsOpen(DraftField field) => field.Type is { IsVariable: true, Length: null };

    // An entry of an index has the key behind its parts.
    static IEnumerable<(List<DraftField> Fields, string User)> Uses(DraftTable table) =>
    [
        ([.. table.Key], $"the key of table '{table.Name}'"),
        .. table.Indexes.Select(index => (
            index.Parts.Select(part => part.Field).Concat(table.Key).Distinct().ToList(), $"index '{index.Name}' of table '{table.Name}'")),
    ];

    void Set(DraftField field, FieldType type)
    {
        foreach (var member in Group(field))
            member.Type = type;
    }

    HashSet<DraftField> Group(DraftField field) => groups.TryGetValue(field, out var group) ? group : groups[field] = [field];
}
