using Trestle.Schema.Evolution.Changes;
using Trestle.Schema.Evolution.Effects;
using Trestle.Schema.Evolution.Items;
using Trestle.Schema.Evolution.Steps;
using Trestle.Schema.Model;

namespace Trestle.Schema.Evolution.History;

/// <summary>What a schema has that its steps do not say.</summary>
public sealed class PendingChanges
{
    readonly SchemaHistory? history;

    PendingChanges(SchemaHistory? history, Snapshot before, Snapshot after, IReadOnlyCollection<ItemId> transforms)
    {
        this.history = history;
        Before = before;
        After = after;
        Transforms = new(transforms);
        Changes = SchemaDifference.Between(before, after);
        var transformed = new TransformedTables(transforms, before, after);
        Effects = [.. EffectFinder.Find(Changes, before, after, history?.Ever ?? []).Where(effect => !transformed.Answer(effect))];
    }

    /// <summary>The schema that the steps lead to; empty without steps.</summary>
    public Snapshot Before { get; }

    /// <summary>The schema as it is.</summary>
    public Snapshot After { get; }

    /// <summary>What leads from one to the other.</summary>
    public EquatableArray<Change> Changes { get; }

    /// <summary>The tables whose rows a method in C# is to write anew.</summary>
    public EquatableArray<ItemId> Transforms { get; }

    /// <summary>What that does, but for what such a method answers for.</summary>
    public IReadOnlyList<Effect> Effects { get; }

    /// <summary>Compares a schema with its steps, which must lead somewhere, or with nothing.</summary>
    public static PendingChanges Of(SchemaModel schema, SchemaHistory? history) =>
        new(history, history?.Schema ?? Snapshot.Empty, Snapshot.Of(schema), []);

    /// <summary>The same with tables whose rows a method in C# writes anew: each must be there before and after.</summary>
    public PendingChanges Transforming(IEnumerable<ItemId> tables) => new(history, Before, After, [.. tables.Distinct()]);

    /// <summary>The step that says it, after all steps that no other follows.</summary>
    public Step ToStep() =>
        new(After.Name, new(history?.Heads.Select(head => head.Hash) ?? []), After.Hash, default, Changes) { Transforms = Transforms };
}
