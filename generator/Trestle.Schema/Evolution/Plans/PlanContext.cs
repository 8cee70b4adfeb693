using Trestle.Schema.Evolution.Changes;
using Trestle.Schema.Evolution.Effects;
using Trestle.Schema.Evolution.Items;
using Trestle.Schema.Evolution.Types;

namespace Trestle.Schema.Evolution.Plans;

/// <summary>What planners ask of the two schemas.</summary>
/// <param name="before">Where the way begins.</param>
/// <param name="after">Where it ends.</param>
/// <param name="isBack">Whether it goes back, so that what is added was dropped on the way there.</param>
sealed class PlanContext(Snapshot before, Snapshot after, bool isBack)
{
    readonly Transition transition = new(before, after, []);

    public Snapshot Before { get; } = before;

    public Snapshot After { get; } = after;

    public bool IsBack { get; } = isBack;

    /// <summary>How the old type of a field fits the new one; null when it stays.</summary>
    public TypeFit? Fit(Change change) => transition.Fit(change);

    /// <summary>The indexes before and after that hold a field.</summary>
    public IEnumerable<ItemId> IndexesOf(ItemId field) => transition.IndexesOf(field).Select(index => index.Id);

    /// <summary>The tables before and after whose rows hold values of a struct or an enum, also inside others.</summary>
    public IEnumerable<ItemId> TablesOf(ItemId type) => After.All(ItemKind.Table)
        .Where(table => Before.Contains(table.Id) && Holds(table.Id, type, []))
        .Select(table => table.Id);

    bool Holds(ItemId owner, ItemId type, HashSet<ItemId> seen) =>
        seen.Add(owner)
        && After.Inside(owner, ItemKind.Field).Select(field => Named(TypeShape.Parse(field[Word.Type]?.Text ?? "")))
            .Any(name => name == type.Key || (After.Contains(ItemId.Struct(name)) && Holds(ItemId.Struct(name), type, seen)));

    static string Named(TypeShape type) => type.Element is { } element ? Named(element) : type.Name;
}
