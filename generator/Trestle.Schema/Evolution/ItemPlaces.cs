using Trestle.Schema.Evolution.Items;
using Trestle.Schema.Nodes;
using Trestle.Schema.Rules;

namespace Trestle.Schema.Evolution;

/// <summary>Where the items of a schema stand in its files. What is gone stood where its owner, or the schema, is.</summary>
sealed class ItemPlaces
{
    readonly Dictionary<ItemId, SourceSpan> places = [];
    readonly Snapshot before;

    public ItemPlaces(IReadOnlyList<SchemaNode> roots, Snapshot before)
    {
        this.before = before;
        Add(ItemId.Schema, roots[0].Name!);
        foreach (var root in roots)
            Add(root);
    }

    public SourceSpan Find(ItemId id)
    {
        if (places.TryGetValue(id, out var span))
            return span;
        if (id.Kind == ItemKind.Table && places.TryGetValue(Named(before.Find(id)?.Name ?? ""), out span))
            return span;
        return Find(id.OwnerId ?? ItemId.Schema);
    }

    // A table that got another id stands where its name is.
    static ItemId Named(string table) => new(ItemKind.Table, table, "");

    void Add(SchemaNode root)
    {
        foreach (var node in root.Enums)
            AddEnum(ItemId.Enum(node.Name.Text), node);
        foreach (var node in root.Structs)
        {
            Add(ItemId.Struct(node.Name.Text), node.Name);
            AddFields(ItemId.Struct(node.Name.Text), node.Fields);
        }
        foreach (var node in root.Tables.Where(node => node.Id is not null))
            AddTable(ItemId.Table(node.Id!.Value), node);
    }

    void AddEnum(ItemId id, EnumNode node)
    {
        Add(id, node.Name);
        foreach (var member in node.Members)
            Add(id.Member(member.Value.Value), member.Name);
    }

    void AddTable(ItemId id, TableNode node)
    {
        Add(id, node.Name);
        Add(Named(node.Name.Text), node.Name);
        AddFields(id, node.Fields);
        foreach (var index in node.Indexes.Where(index => index.Id is not null))
            Add(id.Index(index.Id!.Value), index.Name);
    }

    void AddFields(ItemId owner, IEnumerable<FieldNode> fields)
    {
        foreach (var field in fields.Where(field => field.Tag is not null))
            Add(owner.Field(field.Tag!.Value), field.Name);
    }

    void Add(ItemId id, WordNode name) => places[id] = name.Span;
}
