namespace Trestle.Schema.Nodes;

/// <summary>An enum as written.</summary>
sealed record EnumNode(WordNode Name, string? Doc, IReadOnlyList<EnumMemberNode> Members, bool IsBroken);

/// <summary>A member of an enum as written.</summary>
sealed record EnumMemberNode(WordNode Name, NumberNode Value, string? Doc);
