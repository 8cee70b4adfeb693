namespace Trestle.Schema.Evolution.Items;

/// <summary>The words under which a schema says something of an item, by its kind and in the order of writing.</summary>
static class ItemWords
{
    static readonly Dictionary<ItemKind, string[]> Words = new()
    {
        [ItemKind.Schema] = [Word.Name],
        [ItemKind.Enum] = [],
        [ItemKind.Member] = [Word.Name],
        [ItemKind.Struct] = [],
        [ItemKind.Table] = [Word.Name, Word.Record, Word.Serialization, Word.Versioned, Word.Key, Word.Partition],
        [ItemKind.Field] = [Word.Name, Word.Type, Word.Nullable, Word.Default, Word.Min, Word.Max, Word.Generate],
        [ItemKind.Retired] = [],
        [ItemKind.Index] = [Word.Name, Word.By, Word.Unique, Word.Include, Word.Where],
        [ItemKind.Reference] = [Word.Name, Word.OnDelete],
    };

    public static string[] Of(ItemKind kind) => Words[kind];
}

/// <summary>The words, which are those of the schema language where it has one.</summary>
static class Word
{
    public const string Name = "name";
    public const string Record = "record";
    public const string Serialization = "serialization";
    public const string Versioned = "versioned";
    public const string Key = "key";
    public const string Partition = "partition";
    public const string Type = "type";
    public const string Nullable = "nullable";
    public const string Default = "default";
    public const string Min = "min";
    public const string Max = "max";
    public const string Generate = "generate";
    public const string By = "by";
    public const string Unique = "unique";
    public const string Include = "include";
    public const string Where = "where";
    public const string OnDelete = "onDelete";
}
