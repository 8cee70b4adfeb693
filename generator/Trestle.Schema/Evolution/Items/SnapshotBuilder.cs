using Trestle.Schema.Linking;
using Trestle.Schema.Model;

namespace Trestle.Schema.Evolution.Items;

/// <summary>Takes a compiled schema apart. Of two items with one identity, which a rule refuses, the first counts.</summary>
sealed class SnapshotBuilder
{
    readonly Dictionary<ItemId, Item> items = [];
    readonly IReadOnlyDictionary<string, TableModel> tables;

    SnapshotBuilder(IReadOnlyDictionary<string, TableModel> tables) => this.tables = tables;

    /// <summary>The tables of a schema by their names, among which references find theirs.</summary>
    public static IReadOnlyDictionary<string, TableModel> ByName(SchemaModel schema)
    {
        var tables = new Dictionary<string, TableModel>(StringComparer.Ordinal);
        foreach (var table in schema.Tables.Where(table => !tables.ContainsKey(table.Name)))
            tables.Add(table.Name, table);
        return tables;
    }

    /// <summary>One table of a schema.</summary>
    public static Snapshot Build(TableModel table, IReadOnlyDictionary<string, TableModel> tables)
    {
        var builder = new SnapshotBuilder(tables);
        builder.AddTable(table);
        return new(builder.items);
    }

    public static Snapshot Build(SchemaModel schema)
    {
        var builder = new SnapshotBuilder(ByName(schema));
        builder.Add(ItemId.Schema, (Word.Name, FactValue.Of(schema.Name)));
        foreach (var model in schema.Enums)
            builder.AddEnum(model);
        foreach (var model in schema.Structs)
            builder.AddStruct(model);
        foreach (var model in schema.Tables)
            builder.AddTable(model);
        return new(builder.items);
    }

    void AddEnum(EnumModel model)
    {
        var id = ItemId.Enum(model.Name);
        Add(id);
        foreach (var member in model.Members)
            Add(id.Member(member.Value), (Word.Name, FactValue.Of(member.Name)));
    }

    void AddStruct(StructModel model)
    {
        var id = ItemId.Struct(model.Name);
        Add(id);
        AddFields(id, model.Fields, model.Retired);
    }

    void AddTable(TableModel model)
    {
        var id = ItemId.Table(model.Id);
        if (items.ContainsKey(id))
            return;
        var tags = new FieldTags(model);
        Add(
            id,
            (Word.Name, FactValue.Of(model.Name)),
            (Word.Record, FactValue.Of(model.Record)),
            (Word.Serialization, FactValue.Of(model.Serialization.ToString().ToLowerInvariant())),
            (Word.Versioned, Flag(model.IsVersioned)),
            (Word.Key, FactValue.List(tags.Of(model.Key).Select(FactValue.Of))),
            (Word.Partition, model.Partition is { } partition ? new Division(tags.Of(partition.On), partition.Count).ToValue() : null));
        AddFields(id, model.Fields.Where(field => !field.IsVersion), model.Retired);
        foreach (var index in model.Indexes)
            AddIndex(id, index, tags);
        foreach (var reference in model.References)
            AddReference(id, reference, tags);
    }

    void AddFields(ItemId owner, IEnumerable<FieldModel> fields, IEnumerable<int> retired)
    {
        foreach (var field in fields)
            AddField(owner.Field(field.Tag), field);
        foreach (var tag in retired)
            Add(owner.Retired(tag));
    }

    void AddField(ItemId id, FieldModel model) => Add(
        id,
        (Word.Name, FactValue.Of(model.Name)),
        (Word.Type, FactValue.Of(TypeText.Of(model.Type))),
        (Word.Nullable, Flag(model.IsNullable)),
        (Word.Default, Constant(model.Default)),
        (Word.Min, Constant(model.Min)),
        (Word.Max, Constant(model.Max)),
        (Word.Generate, model.Generate == GenerateKind.None ? null : FactValue.Of(model.Generate.ToString().ToLowerInvariant())));

    void AddIndex(ItemId table, IndexModel model, FieldTags tags) => Add(
        table.Index(model.Id),
        (Word.Name, FactValue.Of(model.Name)),
        (Word.By, FactValue.List(model.Parts.Select(part => new IndexedTag(tags.Of(part.Field), part.IsDescending).ToValue()))),
        (Word.Unique, Flag(model.IsUnique)),
        (Word.Include, List(model.Include.Select(field => FactValue.Of(tags.Of(field))))),
        (Word.Where, List(model.Where.Select(comparison => Comparison.Of(comparison, tags).ToValue()))));

    void AddReference(ItemId table, ReferenceModel model, FieldTags tags)
    {
        if (tables.TryGetValue(model.To, out var target))
            Add(
                table.Reference(tags.Of(model.Fields), target.Id),
                (Word.Name, FactValue.Of(model.Name)),
                (Word.OnDelete, FactValue.Of(OnDeleteText(model.OnDelete))));
    }

    // The facts are given in the order of their words already.
    void Add(ItemId id, params (string Word, FactValue? Value)[] facts)
    {
        if (items.ContainsKey(id))
            return;
        var said = new List<Fact>(facts.Length);
        foreach (var (word, value) in facts)
        {
            if (value is not null)
                said.Add(new(word, value));
        }
        items.Add(id, new(id, new(said)));
    }

    static string OnDeleteText(OnDelete onDelete) =>
        onDelete == OnDelete.SetNull ? "setNull" : onDelete.ToString().ToLowerInvariant();

    static FactValue? Flag(bool value) => value ? FactValue.True : null;

    static FactValue? Constant(ConstantModel? constant) => constant is null ? null : FactValue.Of(constant);

    static FactValue? List(IEnumerable<FactValue> items) => FactValue.List(items) is { Items.Count: > 0 } list ? list : null;
}
