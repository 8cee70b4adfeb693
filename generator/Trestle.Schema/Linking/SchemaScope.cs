using Trestle.Schema.Model;
using Trestle.Schema.Nodes;
using Trestle.Schema.Parsing;

namespace Trestle.Schema.Linking;

/// <summary>What is known of a schema while it is linked. A null model means: declared, but unusable, and reported.</summary>
/// <param name="problems">Where mistakes are reported.</param>
/// <param name="clashing">Names of declarations whose generated types clash with others.</param>
/// <param name="isIncomplete">Whether some declarations could not be read, so that an unknown name proves nothing.</param>
sealed class SchemaScope(ProblemBag problems, HashSet<WordNode> clashing, bool isIncomplete)
{
    public ProblemBag Problems { get; } = problems;

    public bool IsIncomplete { get; } = isIncomplete;

    /// <summary>Whether a declaration must stay out of the model because its generated types clash with others.</summary>
    public bool IsClashing(WordNode? name) => name is not null && clashing.Contains(name);

    public Dictionary<string, EnumModel?> Enums { get; } = new(StringComparer.Ordinal);

    /// <summary>The names of the structs, and whether they are usable.</summary>
    public Dictionary<string, bool> Structs { get; } = new(StringComparer.Ordinal);

    /// <summary>Enums and structs as one value, once all of them are known.</summary>
    public DeclaredTypes Types { get; set; } = new(default, default, default, isIncomplete);

    /// <summary>The tables, once linked, without their references.</summary>
    public Dictionary<string, TableModel?> Tables { get; } = new(StringComparer.Ordinal);
}
