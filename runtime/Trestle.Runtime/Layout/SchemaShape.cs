namespace Trestle.Layout;

/// <summary>A schema as plain data, equal for equal meaning: what the generated code carries and what a store's catalog keeps.</summary>
public sealed partial record SchemaShape(
    string Name, IReadOnlyList<EnumShape> Enums, IReadOnlyList<StructShape> Structs, IReadOnlyList<TableShape> Tables);

/// <summary>An enum of a schema.</summary>
public sealed record EnumShape(string Name, IReadOnlyList<EnumMemberShape> Members);

/// <summary>A member of an enum.</summary>
public sealed record EnumMemberShape(string Name, int Value);

/// <summary>A struct of a schema.</summary>
public sealed record StructShape(string Name, IReadOnlyList<FieldShape> Fields, IReadOnlyList<int> Retired);
