namespace Trestle.Torture.History;

/// <summary>What a transaction did: the lists it saw, and to which it appended its own number.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Reads">Cells with the list that was seen, in order; one cell may be read twice.</param>
/// <param name="Appends">The cells to whose lists the number was appended.</param>
/// <param name="IsCommitted">Whether its commit was acknowledged; else it was undone.</param>
sealed record Step(long Number, IReadOnlyList<(int Cell, IReadOnlyList<long> Seen)> Reads, IReadOnlyList<int> Appends, bool IsCommitted);
