using Trestle.Schema.Evolution.Changes;
using Trestle.Schema.Evolution.Steps;

namespace Trestle.Schema.Evolution.History;

/// <summary>Finds where steps of different branches contradict each other: what does not, merges by itself.</summary>
static class StepConflicts
{
    /// <summary>The pairs of changes that cannot both be made.</summary>
    public static IEnumerable<(ChangeNode One, ChangeNode Other)> Between(ParsedStep one, ParsedStep other) =>
        from left in one.Root!.Changes
        from right in other.Root!.Changes
        where Contradict(left.Change, right.Change) || Takes(left.Change, right.Change) || Takes(right.Change, left.Change)
        select (left, right);

    static bool Contradict(Change one, Change other) => one.Id == other.Id && (one, other) switch
    {
        (ItemAdded left, ItemAdded right) => left != right,
        (ItemChanged left, ItemChanged right) => left.Facts.Any(fact => right[fact.Word] is { } same && same != fact),
        (ItemRemoved, ItemRemoved) => false,
        _ => true,
    };

    // One removes what the other goes by.
    static bool Takes(Change one, Change other) => one is ItemRemoved && other is not ItemRemoved && ChangeNeeds.Of(other).Contains(one.Id);
}
