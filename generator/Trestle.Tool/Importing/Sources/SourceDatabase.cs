using System.Data.Common;

namespace Trestle.Tool.Importing.Sources;

/// <summary>A database of another program, as it describes itself.</summary>
/// <param name="Place">The database, for messages; nothing secret is in it.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Remarks">What is in it that no schema can say.</param>
sealed record SourceDatabase(
    string Place, string Name, IReadOnlyList<SourceEnum> Enums, IReadOnlyList<SourceTable> Tables, IReadOnlyList<string> Remarks);

/// <summary>A type of labels.</summary>
sealed record SourceEnum(string Name, IReadOnlyList<string> Labels, string? Doc);

/// <summary>A table.</summary>
/// <param name="From">The table as a statement names it.</param>
/// <param name="Key">The columns of the primary key, in its order; none where there is no key.</param>
/// <param name="Checks">What its rows must fulfil, as SQL.</param>
/// <param name="Remarks">What no schema can say of it.</param>
sealed record SourceTable(
    string Name,
    string From,
    string? Doc,
    IReadOnlyList<SourceColumn> Columns,
    IReadOnlyList<string> Key,
    IReadOnlyList<SourceIndex> Indexes,
    IReadOnlyList<SourceReference> References,
    IReadOnlyList<string> Checks,
    IReadOnlyList<string> Remarks);

/// <summary>A column.</summary>
/// <param name="Select">What a statement selects to get a value that fits the type.</param>
/// <param name="Default">The default as SQL.</param>
/// <param name="IsNumbered">Whether the database gives numbers to new rows.</param>
/// <param name="Longest">The most bytes that a text or bytes of the column have now; null where it was not looked at.</param>
sealed record SourceColumn(
    string Name,
    FieldType Type,
    string Select,
    bool IsNullable,
    string? Default,
    bool IsNumbered,
    long? Longest,
    string? Doc,
    IReadOnlyList<string> Remarks);

/// <summary>An index or a unique constraint.</summary>
/// <param name="Where">The condition of a partial index as SQL.</param>
/// <param name="Obstacle">Why no schema can say it; null when it can.</param>
/// <param name="Remarks">What a schema cannot say of it.</param>
sealed record SourceIndex(
    string Name,
    IReadOnlyList<SourcePart> Parts,
    bool IsUnique,
    IReadOnlyList<string> Include,
    string? Where,
    string? Obstacle,
    string? Doc,
    IReadOnlyList<string> Remarks);

/// <summary>A column of an index.</summary>
sealed record SourcePart(string Column, bool IsDescending);

/// <summary>A foreign key.</summary>
/// <param name="OnDelete"><c>NO ACTION</c>, <c>RESTRICT</c>, <c>CASCADE</c>, <c>SET NULL</c> or <c>SET DEFAULT</c>.</param>
/// <param name="OnUpdate">The same for a changed key.</param>
sealed record SourceReference(
    IReadOnlyList<string> Columns, string Target, IReadOnlyList<string> TargetColumns, string OnDelete, string OnUpdate);

/// <summary>An opened database of another program: one snapshot of it. The caller disposes it.</summary>
interface ISource : IDisposable
{
    /// <summary>What it holds.</summary>
    SourceDatabase Describe();

    /// <summary>A command in the snapshot.</summary>
    DbCommand Command(string sql);
}
