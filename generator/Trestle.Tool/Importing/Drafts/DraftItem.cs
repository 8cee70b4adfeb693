using Trestle.Tool.Importing.Sql;

namespace Trestle.Tool.Importing.Drafts;

/// <summary>Something of a schema that is being made, and may still be changed until it compiles.</summary>
abstract class DraftItem
{
    /// <summary>What the source calls it.</summary>
    public required string Source { get; init; }

    /// <summary>What the schema calls it.</summary>
    public required string Name { get; set; }

    public string? Doc { get; set; }

    /// <summary>What could not be expressed of it.</summary>
    public List<string> Remarks { get; } = [];
}

/// <summary>The whole schema.</summary>
sealed class DraftSchema : DraftItem
{
    public required string Namespace { get; init; }

    /// <summary>Where it comes from.</summary>
    public required string Place { get; init; }

    public List<DraftEnum> Enums { get; } = [];

    public List<DraftTable> Tables { get; } = [];
}

/// <summary>An enum; its members have the numbers from 1 on.</summary>
sealed class DraftEnum : DraftItem
{
    /// <summary>The labels of the source, and what the schema calls them.</summary>
    public List<(string Label, string Name)> Members { get; } = [];

    /// <summary>What the schema calls a label; null for one that is none.</summary>
    public string? NameOf(string label) => Members.FirstOrDefault(member => member.Label == label).Name;
}

/// <summary>A table.</summary>
sealed class DraftTable : DraftItem
{
    public required string Record { get; set; }

    public required Guid Id { get; init; }

    /// <summary>The table as a statement names it.</summary>
    public required string From { get; init; }

    public List<DraftField> Key { get; set; } = [];

    public List<DraftField> Fields { get; } = [];

    public List<DraftIndex> Indexes { get; } = [];

    public List<DraftReference> References { get; } = [];

    public DraftField? Field(string source) => Fields.FirstOrDefault(field => field.Source == source);
}

/// <summary>A field.</summary>
sealed class DraftField : DraftItem
{
    public required int Tag { get; init; }

    public required FieldType Type { get; set; }

    /// <summary>What a statement selects; null for a field that the source does not have.</summary>
    public required string? Select { get; init; }

    public bool IsNullable { get; set; }

    /// <summary>The most bytes that a value has now.</summary>
    public long Longest { get; init; }

    public SqlConstant? Default { get; set; }

    public SqlConstant? Min { get; set; }

    public SqlConstant? Max { get; set; }

    public bool IsSequence { get; set; }
}

/// <summary>An index.</summary>
sealed class DraftIndex : DraftItem
{
    public required Guid Id { get; init; }

    public required IReadOnlyList<(DraftField Field, bool IsDescending)> Parts { get; init; }

    public bool IsUnique { get; init; }

    public IReadOnlyList<DraftField> Include { get; init; } = [];

    public IReadOnlyList<(DraftField Field, string Operator, SqlConstant Value)> Where { get; init; } = [];
}

/// <summary>A reference.</summary>
sealed class DraftReference : DraftItem
{
    public required DraftTable To { get; init; }

    public required IReadOnlyList<DraftField> Fields { get; init; }

    public required string OnDelete { get; set; }
}
