using Trestle.Schema.Evolution.Items;
using Trestle.Schema.Evolution.Plans;
using Trestle.Schema.Rules;

namespace Trestle.Schema.Evolution.Effects;

/// <summary>The tables of a step whose rows a method in C# writes anew: it gives them the values that no rule could.</summary>
/// <param name="tables">Those that the step names.</param>
/// <param name="before">The schema before the step.</param>
/// <param name="after">The schema after it.</param>
sealed class TransformedTables(IReadOnlyCollection<ItemId> tables, Snapshot before, Snapshot after)
{
    readonly PlanContext context = new(before, after, isBack: false);

    /// <summary>Whether the method answers for an effect: for values that mean nothing as such, and for those that rows lack.</summary>
    public bool Answer(Effect effect) =>
        (effect.Rule == EvolutionRules.TypeIncompatible || effect.Rule == EvolutionRules.ValueRequired)
        && TablesOf(effect.Change.Id.OwnerId).All(tables.Contains);

    // A field of a struct is in each table that holds it.
    IEnumerable<ItemId> TablesOf(ItemId? owner) => owner is { Kind: ItemKind.Table } ? [owner] : owner is null ? [] : context.TablesOf(owner);
}
