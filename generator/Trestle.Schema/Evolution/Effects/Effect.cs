using Trestle.Schema.Evolution.Changes;
using Trestle.Schema.Rules;

namespace Trestle.Schema.Evolution.Effects;

/// <summary>What a change does to programs or data.</summary>
/// <param name="Change">The change.</param>
/// <param name="Category">What it touches.</param>
/// <param name="Rule">The rule that it breaks unless its author acknowledges it; null when it needs no care.</param>
/// <param name="Fact">A sentence.</param>
/// <param name="SafeWay">What to do instead, without a full stop; empty when it needs no care.</param>
public sealed record Effect(Change Change, ChangeCategory Category, Rule? Rule, string Fact, string SafeWay)
{
    /// <summary>Whether the author must acknowledge it.</summary>
    public bool IsDangerous => Rule is not null;

    /// <summary>Whether that is not enough: the step must name the table under <c>transform</c>.</summary>
    public bool NeedsTransform => Rule == EvolutionRules.TypeIncompatible;

    /// <summary>How a sentence about the safe way ends.</summary>
    /// <param name="otherwise">What whoever means it does.</param>
    internal string Ending(string otherwise) => NeedsTransform ? "." : $"; {otherwise}";
}
