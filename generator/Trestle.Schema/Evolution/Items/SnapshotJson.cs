using Trestle.Schema.Canonical;

namespace Trestle.Schema.Evolution.Items;

/// <summary>Writes the canonical form of a schema, in which fields go by their names; a tag without a field stays a number.</summary>
sealed class SnapshotJson
{
    readonly JsonText json = new();
    readonly Snapshot snapshot;

    SnapshotJson(Snapshot snapshot) => this.snapshot = snapshot;

    public static string Write(Snapshot snapshot) =>
        Write(snapshot, snapshot.All(ItemKind.Table).Select(table => Table(snapshot, table.Id)), null);

    /// <param name="snapshot">The schema, of whose tables nothing is written.</param>
    /// <param name="tables">What <see cref="Table(Snapshot, ItemId)"/> has written of each, in the order of their ids.</param>
    /// <param name="more">Adds members behind those of the canonical form; null for none.</param>
    public static string Write(Snapshot snapshot, IEnumerable<string> tables, Action<JsonText>? more)
    {
        var writer = new SnapshotJson(snapshot);
        writer.Schema(tables, more);
        return writer.json.ToString();
    }

    /// <summary>The part of the canonical form that a table is.</summary>
    public static string Table(Snapshot snapshot, ItemId id)
    {
        var writer = new SnapshotJson(snapshot);
        writer.Table(snapshot.Find(id)!);
        return writer.json.ToString();
    }

    void Schema(IEnumerable<string> tables, Action<JsonText>? more) => json.Object(() =>
    {
        json.Member("schema", snapshot.Name);
        json.List("enums", snapshot.All(ItemKind.Enum), Enum);
        json.List("structs", snapshot.All(ItemKind.Struct), Struct);
        json.List("tables", tables, json.Written);
        more?.Invoke(json);
    });

    void Enum(Item item) => json.Object(() =>
    {
        json.Member("name", item.Id.Key);
        json.List("members", snapshot.Inside(item.Id, ItemKind.Member), member => json.Object(() =>
        {
            json.Member("name", member.Name);
            json.Member("value", member.Id.Number);
        }));
    });

    void Struct(Item item) => json.Object(() =>
    {
        json.Member("name", item.Id.Key);
        json.List("fields", snapshot.Inside(item.Id, ItemKind.Field), Field);
        Retired(item);
    });

    void Table(Item item) => json.Object(() =>
    {
        json.Member("id", item.Id.Key);
        json.Member("name", item.Name);
        json.Member("record", item[Word.Record]);
        json.Member("serialization", item[Word.Serialization]);
        json.Member("versioned", item[Word.Versioned]);
        json.List("key", item[Word.Key]?.Items ?? default, tag => Name(item, tag.Number));
        json.List("fields", snapshot.Inside(item.Id, ItemKind.Field), Field);
        json.List("indexes", snapshot.Inside(item.Id, ItemKind.Index), index => Index(item, index));
        json.List("references", References(item), reference => Reference(item, reference));
        if (item[Word.Partition] is { } partition && Division.Of(partition) is { } division)
            json.Member("partition", () => Partition(item, division));
        Retired(item);
    });

    void Partition(Item table, Division division)
    {
        json.Member("by", Division.Hash);
        json.Member("on", NameOf(table, division.Tag));
        json.Member("count", division.Count);
    }

    void Retired(Item owner) => json.List("retired", snapshot.Inside(owner.Id, ItemKind.Retired), tag => json.Value(tag.Id.Number));

    void Field(Item item) => json.Object(() =>
    {
        json.Member("name", item.Name);
        json.Member("tag", item.Id.Number);
        foreach (var fact in item.Facts)
        {
            if (fact.Word != Word.Name)
                json.Member(fact.Word, fact.Value);
        }
    });

    void Index(Item table, Item item) => json.Object(() =>
    {
        json.Member("id", item.Id.Key);
        json.Member("name", item.Name);
        json.List("parts", item[Word.By]?.Items ?? default, part => json.Object(() => Part(table, IndexedTag.Of(part))));
        json.Member("unique", item[Word.Unique]);
        json.List("include", item[Word.Include]?.Items ?? default, tag => Name(table, tag.Number));
        json.List("where", item[Word.Where]?.Items ?? default, comparison => json.Object(() => Where(table, Comparison.Of(comparison))));
    });

    void Part(Item table, IndexedTag? part)
    {
        json.Member("field", NameOf(table, part?.Tag));
        json.Flag("desc", part is { IsDescending: true });
    }

    void Where(Item table, Comparison? comparison)
    {
        json.Member("field", NameOf(table, comparison?.Tag));
        json.Member("op", comparison?.Operator ?? "");
        json.Member("value", comparison?.Constant);
    }

    void Reference(Item table, Item item) => json.Object(() =>
    {
        json.Member("name", item.Name);
        json.List("fields", ItemText.TagsOf(item.Id), tag => Name(table, tag));
        json.Member("to", ItemText.TargetOf(item.Id).Key);
        json.Member("onDelete", item[Word.OnDelete]);
    });

    IEnumerable<Item> References(Item table) =>
        snapshot.Inside(table.Id, ItemKind.Reference).OrderBy(item => item.Name, StringComparer.Ordinal);

    void Name(Item table, int? tag) => json.Value(NameOf(table, tag));

    static string Unknown(int tag) => tag == 0 ? "version" : FactValue.Of(tag).ToString();

    string NameOf(Item table, int? tag) =>
        tag is not { } number ? "" : snapshot.Find(table.Id.Field(number))?.Name ?? Unknown(number);
}
