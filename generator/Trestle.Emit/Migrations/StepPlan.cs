using Trestle.Schema.Evolution.History;
using Trestle.Schema.Evolution.Rewrites;
using Trestle.Schema.Model;

namespace Trestle.Emit.Migrations;

/// <summary>Decides which files come out of steps: their list, and one for each that writes rows anew.</summary>
sealed class StepPlan(StepHistories histories)
{
    readonly HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether stores of a schema are taken along steps; also while those lead nowhere, so that what uses them is not in error too.</summary>
    public bool HasSteps(SchemaModel schema) => histories.Find(schema.Name) is not null;

    public IEnumerable<EmissionUnit> Of(SchemaModel schema, Func<string, string> hint)
    {
        if (histories.Find(schema.Name) is not { } history)
            yield break;
        var space = Space(schema);
        var steps = history.Models.Select(step => Apart(schema, step)).ToArray();
        yield return new StepsUnit(hint("Migrations." + StepsEmitter.Type(schema.Name)), space, new(steps.Select(StepEntry.Of)));
        foreach (var step in steps.Where(step => step.Rewrite is not null))
            yield return new StepUnit(hint("Migrations." + step.Type), space, step);
    }

    // The name alone, in the namespace of the steps.
    static SchemaModel Space(SchemaModel schema) => SchemaSlice.Of(schema) with { Namespace = StepsEmitter.Namespace(schema) };

    // Schemas that share a namespace may have steps of one name.
    StepModel Apart(SchemaModel schema, StepModel step)
    {
        if (step.Rewrite is null || taken.Add($"{schema.Namespace}.{step.Type}"))
            return step;
        return step with { Type = schema.Name + step.Type };
    }
}
