using System.Text.Json;

namespace Trestle.Layout;

/// <summary>A schema as plain data: what the generated code carries and what a store's catalog keeps.</summary>
/// <param name="Tables">Ordered by identity.</param>
public sealed record SchemaShape(
    string Name, IReadOnlyList<EnumShape> Enums, IReadOnlyList<StructShape> Structs, IReadOnlyList<TableShape> Tables)
{
    /// <summary>What the schema says of its tables and fields, for people: no part of its identity, and not in <see cref="ToJson"/>.</summary>
    public IReadOnlyList<DocShape> Docs { get; init; } = [];

    /// <summary>Reads the canonical JSON of a schema. Throws <see cref="CorruptRecordException"/> when it is not that.</summary>
    public static SchemaShape Parse(ReadOnlySpan<byte> utf8)
    {
        try
        {
            var reader = new Utf8JsonReader(utf8);
            using var document = JsonDocument.ParseValue(ref reader);
            return Whole(ShapeReader.Schema(document.RootElement));
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new CorruptRecordException($"The schema text cannot be read: {e.Message} Restore the store from a backup.", e);
        }
    }

    // What is looked up by identity or by name later is there, and once.
    static SchemaShape Whole(SchemaShape schema)
    {
        RequireDistinct("enum", schema.Enums.Select(shape => shape.Name));
        RequireDistinct("struct", schema.Structs.Select(shape => shape.Name));
        RequireDistinct("table", schema.Tables.Select(table => table.Id));
        foreach (var shape in schema.Enums)
            RequireDistinct("value", shape.Members.Select(member => member.Value));
        foreach (var shape in schema.Structs)
            RequireDistinct("tag", shape.Fields.Select(field => field.Tag));
        foreach (var table in schema.Tables)
        {
            RequireDistinct("tag", table.Fields.Select(field => field.Tag));
            RequireDistinct("index", table.Indexes.Select(index => index.Id));
            var missing = Named(table).Except(table.Fields.Select(field => field.Name)).FirstOrDefault();
            if (missing is not null)
                throw new FormatException($"Table '{table.Name}' has no field '{missing}'.");
            foreach (var reference in table.References)
                schema.Table(reference.To);
        }
        return schema;
    }

    static void RequireDistinct<T>(string what, IEnumerable<T> values)
    {
        var seen = new HashSet<T>();
        foreach (var value in values)
        {
            if (!seen.Add(value))
                throw new FormatException($"The {what} {value} is there twice.");
        }
    }

    static IEnumerable<string> Named(TableShape table) =>
    [
        .. table.Key, .. table.References.SelectMany(reference => reference.Fields), .. table.Indexes.SelectMany(index => index.Include),
        .. table.Indexes.SelectMany(index => index.Parts.Select(part => part.Field)),
        .. table.Indexes.SelectMany(index => index.Where.Select(comparison => comparison.Field)),
    ];

    /// <summary>The canonical JSON: equal bytes for equal schemas.</summary>
    public byte[] ToJson() => ShapeWriter.Write(this);

    /// <summary>The table with this identity. Throws <see cref="KeyNotFoundException"/> when the schema has none.</summary>
    public TableShape Table(Guid id) =>
        FindTable(id) ?? throw new KeyNotFoundException($"Schema '{Name}' has no table {id}. Pass the identity of one of its tables.");

    /// <summary>The table with this identity, or null.</summary>
    public TableShape? FindTable(Guid id) => Tables.FirstOrDefault(table => table.Id == id);
}

/// <summary>What a schema says of a table, or of one of its fields.</summary>
/// <param name="Table">The identity of the table.</param>
/// <param name="Tag">The tag of the field, or null for the table itself.</param>
/// <param name="Text">What it says.</param>
public sealed record DocShape(Guid Table, int? Tag, string Text);

/// <summary>An enum of a schema.</summary>
public sealed record EnumShape(string Name, IReadOnlyList<EnumMemberShape> Members);

/// <summary>A member of an enum.</summary>
public sealed record EnumMemberShape(string Name, int Value);

/// <summary>A struct of a schema.</summary>
public sealed record StructShape(string Name, IReadOnlyList<FieldShape> Fields, IReadOnlyList<int> Retired);
