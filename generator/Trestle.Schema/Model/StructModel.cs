namespace Trestle.Schema.Model;

/// <summary>A group of fields stored inside a row. Fields are ordered by tag.</summary>
public sealed record StructModel(string Name, string? Doc, EquatableArray<FieldModel> Fields, EquatableArray<int> Retired);
