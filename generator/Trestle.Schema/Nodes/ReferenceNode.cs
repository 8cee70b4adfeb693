namespace Trestle.Schema.Nodes;

/// <summary>A reference as written.</summary>
/// <param name="By">Its fields; the reference's own name when nothing is said.</param>
sealed record ReferenceNode(WordNode Name, WordNode? To, IReadOnlyList<WordNode> By, WordNode? OnDelete, bool IsBroken);
