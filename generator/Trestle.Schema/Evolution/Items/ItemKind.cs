namespace Trestle.Schema.Evolution.Items;

/// <summary>What a schema consists of.</summary>
public enum ItemKind
{
    /// <summary>The schema as a whole.</summary>
    Schema,

    /// <summary>An enum, known by its name.</summary>
    Enum,

    /// <summary>A member of an enum, known by its value.</summary>
    Member,

    /// <summary>A struct, known by its name.</summary>
    Struct,

    /// <summary>A table, known by its UUID.</summary>
    Table,

    /// <summary>A field of a table or a struct, known by its tag.</summary>
    Field,

    /// <summary>A tag of a table or a struct that never comes back.</summary>
    Retired,

    /// <summary>An index of a table, known by its UUID.</summary>
    Index,

    /// <summary>A reference of a table, known by the tags of its fields and the table that they lead to.</summary>
    Reference,
}
