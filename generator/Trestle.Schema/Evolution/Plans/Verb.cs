namespace Trestle.Schema.Evolution.Plans;

/// <summary>What a store does in a migration, in the order in which a plan does it.</summary>
public enum Verb
{
    /// <summary>Takes a reference away.</summary>
    DropReference,

    /// <summary>Takes an index away.</summary>
    DropIndex,

    /// <summary>Puts a table aside under its tombstone: its rows stay until the store is vacuumed.</summary>
    DropTable,

    /// <summary>Puts a field aside: its values stay until the store is vacuumed.</summary>
    DropField,

    /// <summary>Gives the rows that lack a field its old default, before it gets another one.</summary>
    FillField,

    /// <summary>Gives a table, a field, an index or a reference another name.</summary>
    Rename,

    /// <summary>Makes an empty table, with its key and its fields.</summary>
    AddTable,

    /// <summary>Takes a table back from its tombstone.</summary>
    RestoreTable,

    /// <summary>Adds a field: rows have null or its default; fails where there are rows, and neither.</summary>
    AddField,

    /// <summary>Takes a field back that was put aside.</summary>
    RestoreField,

    /// <summary>Writes the values of a field in another type; fails where one does not fit.</summary>
    RetypeField,

    /// <summary>Gives the nulls of a field its default and forbids further ones; fails where there is a null and no default.</summary>
    RequireField,

    /// <summary>Lets a field be null.</summary>
    RelaxField,

    /// <summary>Gives a field another default, which new rows get.</summary>
    SetDefault,

    /// <summary>Gives a field other bounds or another greatest length; fails where a value lies outside.</summary>
    SetBounds,

    /// <summary>Writes the names of structs' fields and enums' members in documents anew, where a store keeps names.</summary>
    RenameInDocuments,

    /// <summary>Writes all rows of a table in its new form, where a store keeps rows in one piece.</summary>
    RewriteRows,

    /// <summary>Gives the rows of a table other keys.</summary>
    Rekey,

    /// <summary>Divides a table otherwise, where a store divides tables.</summary>
    Divide,

    /// <summary>Writes the entries of an index anew, for they hold a field in another form.</summary>
    RebuildIndex,

    /// <summary>Builds an index; fails where it is unique and two rows agree.</summary>
    AddIndex,

    /// <summary>Adds a reference; fails where a row refers to nothing.</summary>
    AddReference,

    /// <summary>Does something else from now on when a row that is referred to is deleted.</summary>
    ChangeReference,
}
