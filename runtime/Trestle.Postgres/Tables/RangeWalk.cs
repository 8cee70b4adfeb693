using Trestle.Layout;
using Trestle.Postgres.Sessions;
using Trestle.Relational;
using Trestle.Storage;

namespace Trestle.Postgres.Tables;

/// <summary>The stretches of a range that are still to be walked, each a statement of its own that gives a bounded number of rows.</summary>
sealed class RangeWalk
{
    readonly TableTexts texts;
    readonly RangeVerb verb;
    readonly KeyRange range;
    readonly bool reverse;
    IReadOnlyList<RangeSegment> segments;
    int next;

    public RangeWalk(TableTexts texts, int index, RangeVerb verb, in KeyRange range, bool reverse, PagePosition? after)
    {
        this.texts = texts;
        this.verb = verb;
        this.range = range;
        this.reverse = reverse;
        Index = index;
        segments = Plan(after);
    }

    /// <summary>The position of the index; -1 for the primary key.</summary>
    public int Index { get; }

    /// <summary>Whether nothing is left.</summary>
    public bool IsAtEnd => next >= segments.Count;

    /// <summary>The statement over the stretch that comes next.</summary>
    public StatementText Text => texts.Range(new RangeStatement(Index, segments[next].Form, verb, reverse, true));

    /// <summary>Gives the statement its values, and says how many rows it gives at most.</summary>
    public void Bind(Statement statement, long limit)
    {
        var binder = statement.Bind();
        segments[next].Bind(ref binder);
        binder.Int64(limit);
    }

    /// <summary>Goes to the next stretch.</summary>
    public void Pass() => next++;

    /// <summary>Goes on behind an entry.</summary>
    public void GoOnBehind(PagePosition position)
    {
        segments = Plan(position);
        next = 0;
    }

    /// <summary>Leaves the rest.</summary>
    public void Stop() => segments = [];

    IReadOnlyList<RangeSegment> Plan(PagePosition? after) => RangePlan.Of(texts.Statements.Order(Index), range, reverse, after);
}
