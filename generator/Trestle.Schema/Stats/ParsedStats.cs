using Trestle.Schema.Model;
using Trestle.Schema.Rules;

namespace Trestle.Schema.Stats;

/// <summary>A stats file after parsing.</summary>
/// <param name="Source">The file.</param>
/// <param name="Tables">What could be read.</param>
/// <param name="Problems">What could not.</param>
public sealed record ParsedStats(SourceFile Source, EquatableArray<TableSize> Tables, EquatableArray<Problem> Problems);
