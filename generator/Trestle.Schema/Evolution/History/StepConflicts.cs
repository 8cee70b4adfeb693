using Trestle.Schema.Evolution.Changes;
using Trestle.Schema.Evolution.Items;
using Trestle.Schema.Evolution.Steps;

namespace Trestle.Schema.Evolution.History;

/// <summary>Finds where steps of different branches contradict each other: what does not, merges by itself.</summary>
static class StepConflicts
{
    /// <summary>The pairs of changes that cannot both be made.</summary>
    public static IEnumerable<(ChangeNode One, ChangeNode Other)> Between(ParsedStep one, ParsedStep other)
    {
        var (left, right) = (ById(one), ById(other));
        return Contradicting(one, right)
            .Concat(Taking(one, right))
            .Concat(Taking(other, left).Select(pair => (pair.Other, pair.One)));
    }

    static ILookup<ItemId, ChangeNode> ById(ParsedStep step) => step.Root!.Changes.ToLookup(node => node.Change.Id);

    static IEnumerable<(ChangeNode One, ChangeNode Other)> Contradicting(ParsedStep one, ILookup<ItemId, ChangeNode> others) =>
        from node in one.Root!.Changes
        from other in others[node.Change.Id]
        where Contradict(node.Change, other.Change)
        select (node, other);

    static bool Contradict(Change one, Change other) => (one, other) switch
    {
        (ItemAdded left, ItemAdded right) => left != right,
        (ItemChanged left, ItemChanged right) => left.Facts.Any(fact => right[fact.Word] is { } same && same != fact),
        (ItemRemoved, ItemRemoved) => false,
        _ => true,
    };

    // One goes by what the other removes.
    static IEnumerable<(ChangeNode One, ChangeNode Other)> Taking(ParsedStep one, ILookup<ItemId, ChangeNode> others) =>
        from node in one.Root!.Changes
        where node.Change is not ItemRemoved
        from id in ChangeNeeds.Of(node.Change).Distinct()
        where id != node.Change.Id
        from other in others[id]
        where other.Change is ItemRemoved
        select (node, other);
}
