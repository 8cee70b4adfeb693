using Trestle.Schema.Model;
using Trestle.Schema.Parsing;

namespace Trestle.Schema.Linking;

/// <summary>What is known of a schema while it is linked. A null model means: declared, but unusable, and reported.</summary>
/// <param name="problems">Where mistakes are reported.</param>
/// <param name="isIncomplete">Whether some declarations could not be read, so that an unknown name proves nothing.</param>
sealed class SchemaScope(ProblemBag problems, bool isIncomplete)
{
    public ProblemBag Problems { get; } = problems;

    public bool IsIncomplete { get; } = isIncomplete;

    public Dictionary<string, EnumModel?> Enums { get; } = new(StringComparer.Ordinal);

    /// <summary>The names of the structs, and whether they are usable.</summary>
    public Dictionary<string, bool> Structs { get; } = new(StringComparer.Ordinal);

    /// <summary>The tables, once linked, without their references.</summary>
    public Dictionary<string, TableModel?> Tables { get; } = new(StringComparer.Ordinal);
}
