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
        var nodes = step.Root!.Changes.ToLookup(node => node.Change);
        var changes = step.Root.Changes.Select(node => node.Change).ToArray();
        var (after, objections) = ChangeApplication.Apply(Schema, changes);
        foreach (var (change, objection) in objections)
        {
            problems.Add(EvolutionRules.StepDoesNotApply, nodes[change].First().Span,
                $"Step '{step.Name}' cannot change {change.Id}: {objection}. Restore the step from version control, or delete it and run "
                    + "'trestle migrate add' again.");
        }
        TransformCheck.Check(step, Schema, after, problems);
        var transformed = new TransformedTables(step.Step!.Transforms, Schema, after);
        foreach (var effect in EffectFinder.Find(changes, Schema, after, Ever).Where(effect => effect.IsDangerous && !transformed.Answer(effect)))
            Report(effect, nodes[effect.Change].First());
        Schema = after;
        ever.UnionWith(after.Items.Select(item => item.Id));
        ever.UnionWith(step.Root.Used);
    }

    void Report(Effect effect, ChangeNode node)
    {
        if (!node.IsAcknowledged || effect.NeedsTransform)
            problems.AddHarmless(effect.Rule!, node.Span,
                () => $"{effect.Fact} {effect.SafeWay}{effect.Ending("if it is meant, add 'acknowledge: <why>' to the change.")}");
    }
}
