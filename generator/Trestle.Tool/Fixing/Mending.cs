using Trestle.Schema.Rules;

namespace Trestle.Tool.Fixing;

/// <param name="Text">The file with the new ids in it.</param>
/// <param name="Minted">How many there are.</param>
/// <param name="Left">The problems of tables and indexes that still have none.</param>
sealed record Mending(string Text, int Minted, IReadOnlyList<Problem> Left);
