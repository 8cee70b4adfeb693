using Trestle.Schema.Evolution.Changes;
using Trestle.Schema.Evolution.Items;

namespace Trestle.Schema.Evolution.Effects;

/// <summary>Finds what changes do, each finder one kind of it.</summary>
public static class EffectFinder
{
    delegate IEnumerable<Effect> FindEffects(Change change, Transition transition);

    static readonly FindEffects[] Finders =
    [
        SourceEffects.Find, RowEffects.Find, TagEffects.Find, TypeEffects.Find, BoundEffects.Find, PresenceEffects.Find, KeyEffects.Find,
        IndexEffects.Find, UniqueEffects.Find, EnumEffects.Find, IdEffects.Find, RemovalEffects.Find, ReferenceEffects.Find,
    ];

    /// <summary>The effects, in the order of the changes.</summary>
    /// <param name="changes">What leads from one schema to the other.</param>
    /// <param name="before">The schema before.</param>
    /// <param name="after">The schema after.</param>
    /// <param name="ever">Everything that any schema of the history had.</param>
    public static IReadOnlyList<Effect> Find(
        IEnumerable<Change> changes, Snapshot before, Snapshot after, IReadOnlyCollection<ItemId> ever)
    {
        var transition = new Transition(before, after, ever);
        return [.. changes.Where(change => !IsDone(change, before)).SelectMany(change => Finders.SelectMany(find => find(change, transition)))];
    }

    // Another branch did the same: its step says what that does.
    static bool IsDone(Change change, Snapshot before) => change switch
    {
        ItemAdded => before.Contains(change.Id),
        ItemRemoved => !before.Contains(change.Id),
        _ => false,
    };
}
