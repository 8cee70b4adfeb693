using Trestle.Schema.Evolution.Items;
using Trestle.Schema.Linking;
using Trestle.Schema.Model;

namespace Trestle.Schema.Evolution.Rewrites;

/// <summary>
/// Makes a model of some tables of a snapshot, with the structs and enums that their rows hold: what it takes to read and write rows as
/// they were then. Indexes, references and documentation are left out.
/// </summary>
sealed class SnapshotModel
{
    readonly Snapshot snapshot;
    readonly SnapshotTypes types;
    readonly SnapshotConstants constants;
    readonly Dictionary<string, StructModel> structs = new(StringComparer.Ordinal);
    readonly Dictionary<string, EnumModel> enums = new(StringComparer.Ordinal);
    string? objection;

    SnapshotModel(Snapshot snapshot)
    {
        this.snapshot = snapshot;
        types = new(snapshot);
        constants = new(snapshot);
    }

    /// <summary>The model; or, of a schema that no compiler would have let pass, why there is none: a fact.</summary>
    public static (SchemaModel? Model, string? Objection) Of(Snapshot snapshot, IEnumerable<ItemId> tables)
    {
        var builder = new SnapshotModel(snapshot);
        var models = tables.Select(id => builder.Table(snapshot.Find(id)!)).ToArray();
        return builder.objection is { } objection ? (null, objection) : (builder.Schema(models), null);
    }

    SchemaModel Schema(IEnumerable<TableModel> tables) => new(
        snapshot.Name,
        "",
        null,
        new(enums.Values.OrderBy(model => model.Name, StringComparer.Ordinal)),
        new(structs.Values.OrderBy(model => model.Name, StringComparer.Ordinal)),
        new(tables));

    TableModel Table(Item item)
    {
        var isVersioned = item[Word.Versioned] is not null;
        var fields = Fields(item.Id, isVersioned ? [TableLinker.Version] : []);
        var key = (item[Word.Key]?.Items ?? default)
            .Select(tag => fields.FirstOrDefault(field => field.Tag == tag.Number)?.Name ?? Object($"{item.Id} has a key without a field", ""))
            .ToArray();
        return new TableModel(
            item.Name,
            PascalCase.Of(item.Name),
            item[Word.Record]?.Text ?? Object($"{item.Id} has no record", ""),
            Guid.ParseExact(item.Id.Key, "D"),
            null,
            new(key.Length > 0 ? key : [Object($"{item.Id} has no key", "")]),
            SerializationOf(item),
            new(fields),
            default,
            default,
            Retired(item.Id),
            "");
    }

    IReadOnlyList<FieldModel> Fields(ItemId owner, IEnumerable<FieldModel> first) =>
        [.. first, .. snapshot.Inside(owner, ItemKind.Field).Select(Field).OrderBy(field => field.Tag)];

    FieldModel Field(Item item)
    {
        var text = item[Word.Type]?.Text ?? "";
        var type = types.Read(text) ?? Object($"'{text}', the type of {item.Id}, is none", new BoolType());
        Reach(type);
        return new FieldModel(
            item.Name,
            PascalCase.Of(item.Name),
            item.Id.Number,
            type,
            item[Word.Nullable] is not null,
            Constant(item, Word.Default, type),
            Constant(item, Word.Min, type),
            Constant(item, Word.Max, type),
            Generate(item),
            null);
    }

    ConstantModel? Constant(Item item, string word, TypeModel type) => item[word] is not { } value
        ? null
        : constants.Read(type, value) ?? Object($"'{value}', the {word} of {item.Id}, is none of its type", new NullConstant());

    static GenerateKind Generate(Item item) => item[Word.Generate]?.Text switch
    {
        "uuidv7" => GenerateKind.UuidV7,
        "sequence" => GenerateKind.Sequence,
        _ => GenerateKind.None,
    };

    static Serialization SerializationOf(Item item) => item[Word.Serialization]?.Text switch
    {
        "cbor" => Serialization.Cbor,
        "json" => Serialization.Json,
        _ => Serialization.FlatBuffers,
    };

    EquatableArray<int> Retired(ItemId owner) => new(snapshot.Inside(owner, ItemKind.Retired).Select(tag => tag.Id.Number).OrderBy(tag => tag));

    void Reach(TypeModel type)
    {
        switch (type)
        {
            case ListType list:
                Reach(list.Element);
                break;
            case MapType map:
                Reach(map.Value);
                break;
            case EnumType named when !enums.ContainsKey(named.Name):
                enums.Add(named.Name, new(named.Name, null, Members(named.Name)));
                break;
            case StructType named when !structs.ContainsKey(named.Name):
                AddStruct(named.Name, ItemId.Struct(named.Name));
                break;
        }
    }

    // Noted before its fields are looked at, which lead back to it in a schema that no compiler would let pass.
    void AddStruct(string name, ItemId id)
    {
        structs.Add(name, new(name, null, default, default));
        structs[name] = new(name, null, new(Fields(id, [])), Retired(id));
    }

    EquatableArray<EnumMemberModel> Members(string name) => new(snapshot.Inside(ItemId.Enum(name), ItemKind.Member)
        .Select(member => new EnumMemberModel(member.Name, PascalCase.Of(member.Name), member.Id.Number, null))
        .OrderBy(member => member.Value));

    T Object<T>(string fact, T instead)
    {
        objection ??= fact;
        return instead;
    }
}
