namespace Trestle.Schema.Model;

/// <summary>A named set of constants, stored as a 32-bit integer. Members are ordered by value.</summary>
public sealed record EnumModel(string Name, string? Doc, EquatableArray<EnumMemberModel> Members);

/// <param name="Name">As written, for example <c>added</c>; the identifier in FlatBuffers IDL and in the text form.</param>
/// <param name="Identifier">The C# name, for example <c>Added</c>.</param>
public sealed record EnumMemberModel(string Name, string Identifier, int Value, string? Doc);
