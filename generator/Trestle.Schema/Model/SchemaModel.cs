namespace Trestle.Schema.Model;

/// <summary>A linked and checked schema: every name in it resolves. Members are ordered by ordinal name, whatever the files' order.</summary>
/// <param name="Name">As written after <c>schema:</c>, for example <c>History</c>; the database class is <c>HistoryDb</c>.</param>
/// <param name="Namespace">The C# namespace of everything generated.</param>
public sealed record SchemaModel(
    string Name,
    string Namespace,
    string? Doc,
    EquatableArray<EnumModel> Enums,
    EquatableArray<StructModel> Structs,
    EquatableArray<TableModel> Tables);
