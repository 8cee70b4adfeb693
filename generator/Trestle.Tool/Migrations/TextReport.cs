using Trestle.Schema.Evolution.Changes;
using Trestle.Schema.Evolution.Effects;
using Trestle.Schema.Evolution.History;
using Trestle.Schema.Evolution.Steps;
using Trestle.Schema.Rules;

namespace Trestle.Tool.Migrations;

/// <summary>For people: results on the output, advice on the error stream.</summary>
sealed class TextReport(TextWriter output, TextWriter error) : MigrationReport
{
    public override void Added(string path, Step step, PendingChanges pending)
    {
        output.WriteLine(path);
        WriteChanges(pending);
        var dangers = pending.Effects.Count(effect => effect.IsDangerous);
        if (dangers > 0)
            error.WriteLine($"{dangers} {(dangers == 1 ? "effect needs" : "effects need")} an 'acknowledge' line in the step. Read the comments there.");
    }

    public override void Merged(string path, Step step, IReadOnlyList<ParsedStep> heads)
    {
        output.WriteLine(path);
        foreach (var head in heads)
            output.WriteLine($"  follows {head.Name}");
    }

    public override void Squashed(string path, Step step, IReadOnlyList<ParsedStep> replaced)
    {
        output.WriteLine(path);
        foreach (var old in replaced)
            output.WriteLine($"  stands for {old.Name}");
    }

    public override void Unchanged(string schema) => error.WriteLine($"{schema}: nothing to do.");

    public override void Status(string schema, SchemaHistory? history, PendingChanges pending, IReadOnlyCollection<Problem> problems)
    {
        if (history is null)
        {
            output.WriteLine($"{schema}: no steps");
            return;
        }
        output.WriteLine($"{schema}: {Count(history.Steps.Count, "step")}");
        foreach (var step in history.Steps)
            output.WriteLine($"  {step.Hash[..12]}  {step.Name}  {Count(step.Step!.Changes.Count, "change")}{(IsOpenHead(history, step) ? "  (not merged)" : "")}");
        foreach (var problem in problems.Where(problem => history.Steps.Any(step => step.Source.Path == problem.Span.Path)))
            output.WriteLine(problem);
        output.WriteLine(pending.Changes.Count == 0 ? "  The schema is what its steps say." : "  No step says yet:");
        WriteChanges(pending);
    }

    public override void Close()
    {
    }

    protected override void Problems(IEnumerable<Problem> problems)
    {
        foreach (var problem in problems)
            error.WriteLine(problem);
    }

    void WriteChanges(PendingChanges pending)
    {
        var words = new ChangeWords(pending.Before, pending.After);
        foreach (var change in SchemaDifference.Headlines(pending.Changes))
            output.WriteLine($"  {words.Say(change)}{Categories(pending, change)}");
    }

    static string Categories(PendingChanges pending, Change change)
    {
        var categories = pending.Effects.Where(effect => effect.Change == change).Select(Category).Distinct().ToList();
        return categories.Count == 0 ? "" : $" [{string.Join(", ", categories)}]";
    }

    static string Category(Effect effect) =>
        effect.Category.ToString().ToUpperInvariant() + (effect.IsDangerous ? " " + effect.Rule!.Id : "");

    static bool IsOpenHead(SchemaHistory history, ParsedStep step) => history.Heads.Count > 1 && history.Heads.Contains(step);

    static string Count(int number, string thing) => $"{number} {thing}{(number == 1 ? "" : "s")}";
}
