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
            CheckConflicts(earlier, later, problems);
        // What follows from the first mistake would only repeat it.
        var replay = new Replay(problems);
        foreach (var step in problems.Damage == 0 && isComplete ? graph.Steps : [])
            replay.Add(step);
        if (problems.Damage == 0 && isComplete)
            CheckResult(graph, replay, problems);
        return new(graph, problems.Damage == 0 && isComplete ? replay.Schema : null, replay.Ever, [.. problems.All]);
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

    static void CheckConflicts(ParsedStep earlier, ParsedStep later, ProblemBag problems)
    {
        foreach (var (one, other) in StepConflicts.Between(earlier, later))
        {
            problems.Add(EvolutionRules.StepConflict, one.Span, Message(earlier, one, other));
            problems.Add(EvolutionRules.StepConflict, other.Span, Message(later, other, one));
        }
    }

    static string Message(ParsedStep step, ChangeNode node, ChangeNode other) =>
        $"Step '{step.Name}' contradicts another branch, whose step at {Place.Of(other.Span)} changes {other.Change.Id}, in what it does to "
            + $"{node.Change.Id}. Delete the step that no store has applied yet, and run 'trestle migrate add' again.";

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
