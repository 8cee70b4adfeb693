using System.Text;
using Trestle.Schema.Evolution.Changes;
using Trestle.Schema.Evolution.Effects;
using Trestle.Schema.Evolution.Items;

namespace Trestle.Schema.Evolution.Steps;

/// <summary>Writes step files: equal steps give equal bytes.</summary>
public sealed class StepWriter
{
    readonly StringBuilder text = new();
    readonly ChangeWords words;
    readonly ILookup<ItemId, Effect> effects;

    StepWriter(Snapshot before, Snapshot after, IEnumerable<Effect> effects)
    {
        words = new ChangeWords(before, after);
        this.effects = effects.Where(effect => effect.IsDangerous).ToLookup(effect => effect.Change.Id);
    }

    /// <summary>The text of a step's file.</summary>
    /// <param name="step">The step.</param>
    /// <param name="before">The schema before it, for the names in comments.</param>
    /// <param name="after">The schema after it.</param>
    /// <param name="effects">What its changes do; those that must be acknowledged are explained where that is to be done.</param>
    public static string Write(Step step, Snapshot before, Snapshot after, IEnumerable<Effect> effects)
    {
        var writer = new StepWriter(before, after, effects);
        writer.Head(step);
        foreach (var change in step.Changes)
            writer.Change(change);
        return writer.text.ToString();
    }

    void Head(Step step)
    {
        Line("# Written by 'trestle migrate'. What it says is hashed: change nothing but comments and 'acknowledge' lines.");
        Line($"step: {step.Hash}");
        Line($"schema: {step.Schema}");
        List("parents", step.Parents);
        Line($"result: {step.Result}");
        List("replaces", step.Replaces);
        List("used", [.. step.Used.Select(id => id.ToString())]);
        Transforms(step.Transforms);
        if (step.Changes.Count > 0)
            Line("changes:");
    }

    void Transforms(IReadOnlyCollection<ItemId> tables)
    {
        if (tables.Count == 0)
            return;
        Line("transform:");
        foreach (var table in tables.OrderBy(table => table.Key, StringComparer.Ordinal))
            Line($"  - {table}   # {words.Path(table)}");
    }

    void List(string word, IReadOnlyCollection<string> items)
    {
        if (items.Count == 0)
            return;
        Line($"{word}:");
        foreach (var item in items.OrderBy(item => item, StringComparer.Ordinal))
            Line($"  - {item}");
    }

    void Change(Change change)
    {
        var verb = change switch { ItemAdded => "add", ItemRemoved => "remove", _ => "change" };
        var name = words.Path(change.Id);
        Line($"  - {verb}: {change.Id}{(name.Length == 0 ? "" : "   # " + name)}");
        foreach (var fact in (change as ItemAdded)?.Item.Facts ?? default)
            Line($"    {fact.Word}: {FactText.Write(fact.Value)}");
        foreach (var fact in (change as ItemChanged)?.Facts ?? default)
            Line($"    {fact.Word}: {{ {string.Join(", ", Sides(fact))} }}");
        foreach (var effect in effects[change.Id])
            Line($"    # {effect.Rule!.Id}: {effect.Fact} {effect.SafeWay}{effect.Ending("or write here: acknowledge: <why it is right>")}");
    }

    static IEnumerable<string> Sides(FactChange fact)
    {
        if (fact.From is not null)
            yield return $"from: {FactText.Write(fact.From)}";
        if (fact.To is not null)
            yield return $"to: {FactText.Write(fact.To)}";
    }

    void Line(string line) => text.Append(line).Append('\n');
}
