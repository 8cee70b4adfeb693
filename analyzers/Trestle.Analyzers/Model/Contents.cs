namespace Trestle.Analyzers.Model;

/// <summary>What a body holds that some rule is about. A rule whose matter is missing need not look.</summary>
[Flags]
enum Contents
{
    None = 0,
    Loop = 1 << 0,
    With = 1 << 1,
    Try = 1 << 2,
    Conditional = 1 << 3,

    /// <summary>A call of <c>Enumerable</c>.</summary>
    Linq = 1 << 4,

    /// <summary>A call of Trestle's members, of whatever kind.</summary>
    Call = 1 << 5,

    /// <summary>A call of a database: it begins transactions.</summary>
    Database = 1 << 6,

    /// <summary>A call of a table.</summary>
    Table = 1 << 7,

    /// <summary>Data on a server.</summary>
    Server = 1 << 8,

    /// <summary>Data in a file of the program's own.</summary>
    Embedded = 1 << 9,
}
