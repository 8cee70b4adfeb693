using Trestle.Schema.Evolution.Changes;
using Trestle.Schema.Evolution.Rewrites;
using Trestle.Schema.Evolution.Steps;
using Trestle.Schema.Parsing;
using Trestle.Schema.Rules;

namespace Trestle.Schema.Evolution.History;

/// <summary>Puts the steps of one schema together.</summary>
static class HistoryBuilder
{
    /// <param name="steps">Those that can be read.</param>
    /// <param name="isComplete">Whether all can.</param>
    public static SchemaHistory Build(IReadOnlyList<ParsedStep> steps, bool isComplete)
    {
        var problems = new ProblemBag();
        var graph = new StepGraph(steps);
        foreach (var step in steps.Where(step => step.IsEdited))
            ReportEdited(step, problems);
        if (isComplete)
            CheckParents(graph, problems);
        foreach (var (earlier, later) in graph.Concurrent)
            CheckConflicts(graph, earlier, later, problems);
        // What follows from the first mistake would only repeat it.
        var replay = new Replay(problems);
        foreach (var step in problems.Damage == 0 && isComplete ? graph.Steps : [])
            replay.Add(step);
        if (problems.Damage == 0 && isComplete)
            CheckResult(graph, replay, problems);
        var models = problems.Damage == 0 && isComplete ? StepModels.Of(graph.Steps, problems) : default;
        return new(graph, problems.Damage == 0 && isComplete ? replay.Schema : null, replay.Ever, models, [.. problems.All]);
    }

    static void ReportEdited(ParsedStep step, ProblemBag problems) => problems.Add(
        EvolutionRules.StepEdited, step.Root!.Hash.Span,
        $"Step '{step.Name}' was edited after it was written: what it says has the hash {Short(step.Step!.Hash)}, not {Short(step.Hash)}. "
            + "Restore it from version control; a step that nobody has applied yet may be deleted and added again.");

    static void CheckParents(StepGraph graph, ProblemBag problems)
    {
        foreach (var step in graph.Steps)
        {
            foreach (var hash in graph.MissingParents(step))
            {
                problems.Add(EvolutionRules.MissingParent, step.Root!.Parents.First(word => word.Text == hash).Span,
                    $"Step '{step.Name}' follows a step with the hash {Short(hash)}, which is not there. "
                        + "Restore that step from version control, or delete this one and run 'trestle migrate add' again.");
            }
        }
    }

    static void CheckConflicts(StepGraph graph, ParsedStep earlier, ParsedStep later, ProblemBag problems)
    {
        foreach (var (one, other) in StepConflicts.Between(earlier, later))
        {
            var (left, right) = (Say(graph, earlier, one.Change), Say(graph, later, other.Change));
            problems.Add(EvolutionRules.StepConflict, one.Span, Message(earlier, left, later, right, other.Span));
            problems.Add(EvolutionRules.StepConflict, other.Span, Message(later, right, earlier, left, one.Span));
        }
    }

    static string Say(StepGraph graph, ParsedStep step, Change change)
    {
        var before = Replay.Of(graph.Before(step));
        return new ChangeWords(before, Replay.Of([step], before)).Say(change);
    }

    static string Message(ParsedStep step, string here, ParsedStep other, string there, SourceSpan place) =>
        $"Step '{step.Name}' cannot be merged with '{other.Name}' of another branch: {here}, and by the change at {Place.Of(place)} {there}. "
            + "Delete the one of them that no store has applied yet, and run 'trestle migrate add' again.";

    static void CheckResult(StepGraph graph, Replay replay, ProblemBag problems)
    {
        var heads = graph.Heads.ToArray();
        if (heads.Length != 1 || heads[0].Step!.Result == replay.Schema.Hash)
            return;
        var head = heads[0];
        problems.Add(EvolutionRules.StepDoesNotApply, head.Root!.Result.Span,
            $"Step '{head.Name}' says that it leads to the schema {Short(head.Step!.Result)}, and it leads to {Short(replay.Schema.Hash)}. "
                + "Restore it and the steps before it from version control, or delete it and run 'trestle migrate add' again.");
    }

    static string Short(string hash) => hash.Substring(0, 12);
}
