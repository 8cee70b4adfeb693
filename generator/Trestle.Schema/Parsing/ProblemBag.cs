using Trestle.Schema.Rules;

namespace Trestle.Schema.Parsing;

/// <summary>Collects problems, a bounded number of them, and counts the damage they do.</summary>
sealed class ProblemBag
{
    const int Capacity = 1000;

    readonly List<Problem> problems = [];
    SourceSpan? firstDropped;

    /// <summary>How many problems leave what they are about unusable. A caller compares it before and after.</summary>
    public int Damage { get; private set; }

    /// <summary>How often something was added, whatever it does. A caller compares it before and after.</summary>
    public int Additions { get; private set; }

    /// <summary>Whether further problems are only counted out, so that explaining them is wasted.</summary>
    public bool IsFull => problems.Count == Capacity;

    public IEnumerable<Problem> All => firstDropped is { } span ? problems.Append(Overflow(span)) : problems;

    public void Add(Rule rule, SourceSpan span, string message, Remedy? remedy = null) => Add(rule, span, () => message, remedy);

    /// <summary>Adds a problem whose message is costly to write.</summary>
    public void Add(Rule rule, SourceSpan span, Func<string> message, Remedy? remedy = null)
    {
        Damage++;
        AddHarmless(rule, span, message, remedy);
    }

    /// <summary>Adds a problem that leaves no doubt about what was meant, so that the model can still be built.</summary>
    public void AddHarmless(Rule rule, SourceSpan span, Func<string> message, Remedy? remedy = null)
    {
        Additions++;
        if (problems.Count < Capacity)
            problems.Add(new Problem(rule, message(), span) { Remedy = remedy });
        else
            firstDropped ??= span;
    }

    /// <summary>Notes that something is unusable for a reason that was reported already.</summary>
    public void AddSilently()
    {
        Additions++;
        Damage++;
    }

    static Problem Overflow(SourceSpan span) => new(
        SchemaRules.TooManyProblems, $"More than {Capacity} problems were found; the rest are not shown. Correct those above first.", span);
}
