using Trestle.Schema.Evolution.Items;

namespace Trestle.Schema.Evolution.Steps;

/// <summary>What the value of a word looks like.</summary>
/// <param name="Form">For messages.</param>
sealed record FactForm(string Form, Func<FactValue, bool> Matches)
{
    // No name or type is as long; a type is taken apart level by level.
    const int MaxLength = 500;

    static readonly FactForm Text = new("a text of at most 500 characters", value => value.Text is { Length: > 0 and <= MaxLength });
    static readonly FactForm Flag = new("true, or leave it out", value => value == FactValue.True);
    static readonly FactForm Scalar = new("a constant", value => value.Json is not null);
    static readonly FactForm Tags = new("tags, such as [1, 3]", value => IsList(value, tag => IsTag(tag.Number)));
    static readonly FactForm Parts = new("tags, such as [1, 3 desc]", value => IsList(value, part => IsTag(IndexedTag.Of(part)?.Tag)));
    static readonly FactForm Comparisons = new(
        "comparisons, such as [[6, \"==\", 0]]", value => IsList(value, comparison => IsTag(Comparison.Of(comparison)?.Tag)));

    static readonly FactForm Partitions = new("a division, such as [hash, 1, 16]", value => IsTag(Division.Of(value)?.Tag));

    /// <summary>The form of a word of <see cref="ItemWords"/>.</summary>
    public static FactForm Of(string word) => word switch
    {
        Word.Versioned or Word.Nullable or Word.Unique => Flag,
        Word.Default or Word.Min or Word.Max => Scalar,
        Word.Key or Word.Include => Tags,
        Word.By => Parts,
        Word.Where => Comparisons,
        Word.Partition => Partitions,
        _ => Text,
    };

    static bool IsList(FactValue value, Func<FactValue, bool> matches) =>
        value.Json is null && value.Items.Count > 0 && value.Items.All(matches);

    static bool IsTag(int? tag) => tag is >= 0 and <= 1000;
}
