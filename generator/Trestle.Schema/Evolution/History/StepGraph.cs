using System.Collections;
using Trestle.Schema.Evolution.Steps;

namespace Trestle.Schema.Evolution.History;

/// <summary>Steps and their parents: in an order in which each comes after its parents, and among equals as their files sort.</summary>
sealed class StepGraph
{
    readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    readonly BitArray[] ancestors;

    public StepGraph(IEnumerable<ParsedStep> steps)
    {
        Steps = Order([.. steps]);
        for (var i = 0; i < Steps.Count; i++)
        {
            foreach (var hash in Names(Steps[i]))
                numbers[hash] = i;
        }
        ancestors = new BitArray[Steps.Count];
        for (var i = 0; i < Steps.Count; i++)
            ancestors[i] = AncestorsOf(i);
    }

    /// <summary>Each after its parents. Steps that follow themselves, which no true hashes can make, are left out.</summary>
    public IReadOnlyList<ParsedStep> Steps { get; }

    /// <summary>The steps that no other step follows.</summary>
    public IEnumerable<ParsedStep> Heads =>
        Steps.Where((_, number) => !Steps.Any(step => Parents(step).Contains(number)));

    /// <summary>The pairs of which neither comes after the other.</summary>
    public IEnumerable<(ParsedStep Earlier, ParsedStep Later)> Concurrent =>
        from later in Enumerable.Range(0, Steps.Count)
        from earlier in Enumerable.Range(0, later)
        where !ancestors[later][earlier]
        select (Steps[earlier], Steps[later]);

    /// <summary>The hashes of parents that no step has.</summary>
    public IEnumerable<string> MissingParents(ParsedStep step) => step.Step!.Parents.Where(hash => !numbers.ContainsKey(hash));

    /// <summary>The steps that come before a step, in order.</summary>
    public IEnumerable<ParsedStep> Before(ParsedStep step)
    {
        var own = ancestors[numbers[step.Hash]];
        return Steps.Where((_, number) => own[number]);
    }

    /// <summary>A step is known by its own hash, and by those of the steps that it stands for.</summary>
    public static IEnumerable<string> Names(ParsedStep step) => step.Step!.Replaces.Prepend(step.Hash);

    IEnumerable<int> Parents(ParsedStep step) =>
        step.Step!.Parents.Select(hash => numbers.TryGetValue(hash, out var number) ? number : -1).Where(number => number >= 0);

    BitArray AncestorsOf(int number)
    {
        var bits = new BitArray(Steps.Count);
        foreach (var parent in Parents(Steps[number]).Where(parent => parent < number))
        {
            bits.Or(ancestors[parent]);
            bits[parent] = true;
        }
        return bits;
    }

    static List<ParsedStep> Order(List<ParsedStep> steps)
    {
        var ordered = new List<ParsedStep>();
        var left = steps
            .OrderBy(step => step.Name, StringComparer.Ordinal)
            .ThenBy(step => step.Hash, StringComparer.Ordinal)
            .GroupBy(step => step.Hash, StringComparer.Ordinal)
            .Select(copies => copies.First())
            .ToList();
        var waiting = new HashSet<string>(left.SelectMany(Names), StringComparer.Ordinal);
        while (left.FirstOrDefault(step => !step.Step!.Parents.Any(waiting.Contains)) is { } next)
        {
            ordered.Add(next);
            left.Remove(next);
            waiting.ExceptWith(Names(next));
        }
        return ordered;
    }
}
