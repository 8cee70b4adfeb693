namespace Trestle.Schema.Model;

/// <summary>A foreign key: the fields hold the key of a row of another table, or one of them is null.</summary>
/// <param name="Name">As written: the name of the field, or of a composite reference.</param>
/// <param name="Fields">In the order of the referenced table's key, of equal types.</param>
/// <param name="To">The name of the referenced table.</param>
public sealed record ReferenceModel(string Name, EquatableArray<string> Fields, string To, OnDelete OnDelete);

/// <summary>What happens to the rows that refer to a row when that row is deleted.</summary>
public enum OnDelete
{
    /// <summary>The delete is refused.</summary>
    Restrict,

    /// <summary>They are deleted too.</summary>
    Cascade,

    /// <summary>Their fields become null.</summary>
    SetNull,
}
