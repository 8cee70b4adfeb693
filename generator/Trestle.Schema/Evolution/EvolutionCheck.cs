using Trestle.Schema.Evolution.Changes;
using Trestle.Schema.Evolution.Effects;
using Trestle.Schema.Evolution.History;
using Trestle.Schema.Model;
using Trestle.Schema.Nodes;
using Trestle.Schema.Parsing;
using Trestle.Schema.Rules;

namespace Trestle.Schema.Evolution;

/// <summary>Compares schemas with their steps. A schema without steps is left alone.</summary>
sealed class EvolutionCheck(IReadOnlyList<ParsedFile> files, StepHistories histories)
{
    const int MaxClauses = 8;

    readonly ProblemBag problems = new();

    /// <param name="schemas">The schemas, free of errors; null when they are not, so that comparing them would say nothing.</param>
    public IEnumerable<Problem> Check(IReadOnlyCollection<SchemaModel>? schemas)
    {
        foreach (var schema in schemas ?? [])
        {
            if (histories.Find(schema.Name) is { Schema: not null } history)
                Compare(schema, history);
        }
        foreach (var history in schemas is null ? [] : histories.All.Where(history => schemas.All(schema => schema.Name != history.Name)))
            ReportStray(history);
        return histories.Problems.Concat(problems.All);
    }

    void Compare(SchemaModel schema, SchemaHistory history)
    {
        var pending = PendingChanges.Of(schema, history);
        if (pending.Changes.Count == 0)
            return;
        var roots = Roots(schema.Name).ToArray();
        problems.AddHarmless(EvolutionRules.SchemaChanged, roots[0].Name!.Span, () => Differs(schema, history, pending));
        var places = new ItemPlaces(roots, pending.Before);
        foreach (var effect in pending.Effects.Where(effect => effect.IsDangerous))
            Report(effect, places.Find(effect.Change.Id));
    }

    void Report(Effect effect, SourceSpan span) => problems.AddHarmless(effect.Rule!, span,
        () => $"{effect.Fact} {effect.SafeWay}"
            + effect.Ending("if it is meant, run 'trestle migrate add <name>' and acknowledge it in the step."));

    void ReportStray(SchemaHistory history)
    {
        var last = history.Steps[history.Steps.Count - 1];
        problems.Add(EvolutionRules.StepWithoutSchema, last.Root!.Schema.Span,
            $"Step '{last.Name}' belongs to the schema '{history.Name}', and there is none of that name. If the schema was renamed, run "
                + $"'trestle migrate add <name> --from {history.Name}'; otherwise delete its steps.");
    }

    static string Differs(SchemaModel schema, SchemaHistory history, PendingChanges pending)
    {
        var words = new ChangeWords(pending.Before, pending.After);
        var changes = SchemaDifference.Headlines(pending.Changes);
        var clauses = changes.Take(MaxClauses).Select(words.Say).ToList();
        if (changes.Count > MaxClauses)
            clauses.Add($"and {changes.Count - MaxClauses} more");
        var steps = string.Join("' and '", history.Heads.Select(head => head.Name));
        return $"Schema '{schema.Name}' differs from its newest step '{steps}': {string.Join("; ", clauses)}. Run 'trestle migrate add <name>'.";
    }

    IEnumerable<SchemaNode> Roots(string schema) => files
        .OrderBy(file => !file.HasNamespace)
        .ThenBy(file => file.Source.Path, StringComparer.Ordinal)
        .Select(file => file.Root)
        .OfType<SchemaNode>()
        .Where(root => root.Name?.Text == schema);
}
