using Trestle.Schema.Evolution.Items;
using Trestle.Schema.Evolution.Rewrites;
using Trestle.Schema.Evolution.Steps;
using Trestle.Schema.Model;
using Trestle.Schema.Rules;

namespace Trestle.Schema.Evolution.History;

/// <summary>The steps of one schema, put in order and replayed.</summary>
public sealed class SchemaHistory
{
    internal SchemaHistory(StepGraph graph, Snapshot? schema, IReadOnlyCollection<ItemId> ever, EquatableArray<StepModel> models, IReadOnlyList<Problem> problems)
    {
        Graph = graph;
        Schema = schema;
        Ever = ever;
        Models = models;
        Problems = problems;
        Heads = [.. graph.Heads];
    }

    /// <summary>The name of the schema, as the last step gives it; empty when no step can be read.</summary>
    public string Name => Steps.Count == 0 ? "" : Steps[Steps.Count - 1].Step!.Schema;

    /// <summary>Each step after its parents.</summary>
    public IReadOnlyList<ParsedStep> Steps => Graph.Steps;

    /// <summary>The steps that no other follows: several where branches have met and nobody recorded it yet.</summary>
    public IReadOnlyList<ParsedStep> Heads { get; }

    /// <summary>The schema that the steps lead to; null when they lead nowhere, which <see cref="Problems"/> explain.</summary>
    public Snapshot? Schema { get; }

    /// <summary>Everything that any schema on the way had.</summary>
    public IReadOnlyCollection<ItemId> Ever { get; }

    /// <summary>The steps as a program carries them; none when they lead nowhere.</summary>
    public EquatableArray<StepModel> Models { get; }

    /// <summary>What is wrong with the steps, each by itself and together.</summary>
    public IReadOnlyList<Problem> Problems { get; }

    internal StepGraph Graph { get; }

    /// <summary>The schema before a step and after it.</summary>
    public (Snapshot Before, Snapshot After) Around(ParsedStep step)
    {
        var before = Replay.Of(Graph.Before(step));
        return (before, Replay.Of([step], before));
    }
}
