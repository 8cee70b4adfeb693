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
}
