using Trestle.Schema.Evolution.Changes;
using Trestle.Schema.Evolution.Effects;
using Trestle.Schema.Evolution.Items;
using Trestle.Schema.Evolution.Steps;
using Trestle.Schema.Parsing;
using Trestle.Schema.Rules;

namespace Trestle.Schema.Evolution.History;

/// <summary>Makes a schema out of steps, and notes what is wrong with them on the way.</summary>
sealed class Replay(ProblemBag problems)
{
    readonly HashSet<ItemId> ever = [];

    /// <summary>The schema so far.</summary>
    public Snapshot Schema { get; private set; } = Snapshot.Empty;

    /// <summary>Everything that any schema so far had.</summary>
    public IReadOnlyCollection<ItemId> Ever => ever;

    /// <summary>The schema that sound steps lead to.</summary>
    public static Snapshot Of(IEnumerable<ParsedStep> steps, Snapshot? from = null) =>
        steps.Aggregate(from ?? Snapshot.Empty, (schema, step) => ChangeApplication.Apply(schema, step.Step!.Changes).After);

    /// <summary>Goes on by one step.</summary>
    public void Add(ParsedStep step)
    {
        var root = step.Root!;
        var (after, objections) = ChangeApplication.Apply(Schema, root.Changes.Select(node => node.Change));
        foreach (var (change, objection) in objections)
        {
            problems.Add(EvolutionRules.StepDoesNotApply, root.Changes.First(node => node.Change == change).Span,
                $"Step '{step.Name}' cannot change {change.Id}: {objection}. Restore the step from version control, or delete it and run "
                    + "'trestle migrate add' again.");
        }
        foreach (var effect in EffectFinder.Find(root.Changes.Select(node => node.Change), Schema, after, Ever).Where(effect => effect.IsDangerous))
            Report(effect, root.Changes.First(node => node.Change == effect.Change));
        Schema = after;
        ever.UnionWith(after.Items.Select(item => item.Id));
    }

    void Report(Effect effect, ChangeNode node)
    {
        if (!node.IsAcknowledged)
            problems.AddHarmless(effect.Rule!, node.Span,
                () => $"{effect.Fact} {effect.SafeWay}; if it is meant, add 'acknowledge: <why>' to the change.");
    }
}
