using Trestle.Storage;
using Trestle.Torture.History;
using Trestle.Torture.Reports;

namespace Trestle.Torture.Tests;

/// <summary>The checker of histories is told of each anomaly by its smallest example.</summary>
public sealed class HistoryCheckTests
{
    static readonly IReadOnlyList<long> None = [];

    [Fact]
    public void One_after_the_other_is_in_order() => HistoryCheck.Require(
        [new(1, [(0, None)], [0], true), new(2, [(0, [1])], [0], true), new(3, [(0, [1, 2]), (1, None)], [], true)],
        Cells([1, 2], []), Isolation.Serializable);

    [Fact]
    public void An_update_that_was_written_over_is_lost()
    {
        Step[] steps = [new(1, [(0, None)], [0], true), new(2, [(0, None)], [0], true)];
        Assert.Equal(Verdict.Lost, Find(steps, Cells([2]), Isolation.RepeatableRead));
        HistoryCheck.Require(steps, Cells([2]), Isolation.ReadCommitted);
    }

    [Fact]
    public void What_was_undone_must_not_have_been_seen()
    {
        Step[] steps = [new(1, [(0, None)], [0], false), new(2, [(0, [1])], [], true)];
        Assert.Equal(Verdict.Wrong, Find(steps, Cells([]), Isolation.ReadCommitted));
    }

    [Fact]
    public void What_was_undone_must_not_be_there() =>
        Assert.Equal(Verdict.Wrong, Find([new(1, [(0, None)], [0], false)], Cells([1]), Isolation.ReadCommitted));

    [Fact]
    public void A_cell_must_not_change_while_a_transaction_looks_at_it()
    {
        Step[] steps = [new(1, [(0, None)], [0], true), new(2, [(0, None), (0, [1])], [], true)];
        Assert.Equal(Verdict.Wrong, Find(steps, Cells([1]), Isolation.RepeatableRead));
        HistoryCheck.Require(steps, Cells([1]), Isolation.ReadCommitted);
    }

    [Fact]
    public void Two_that_each_write_what_the_other_has_read_are_in_no_order()
    {
        Step[] steps = [new(1, [(0, None), (1, None)], [0], true), new(2, [(0, None), (1, None)], [1], true)];
        Assert.Equal(Verdict.Wrong, Find(steps, Cells([1], [2]), Isolation.Serializable));
        HistoryCheck.Require(steps, Cells([1], [2]), Isolation.RepeatableRead);
    }

    [Fact]
    public void A_reader_that_sees_a_later_write_without_an_earlier_one_is_in_no_order()
    {
        Step[] steps = [new(1, [(0, None)], [0], true), new(2, [(0, [1]), (1, None)], [1], true), new(3, [(0, None), (1, [2])], [], true)];
        Assert.Equal(Verdict.Wrong, Find(steps, Cells([1], [2]), Isolation.Serializable));
        HistoryCheck.Require(steps, Cells([1], [2]), Isolation.Serializable, readersToo: false);
    }

    static Verdict Find(Step[] steps, Dictionary<int, IReadOnlyList<long>> atEnd, Isolation isolation) =>
        Assert.Throws<Finding>(() => HistoryCheck.Require(steps, atEnd, isolation)).Verdict;

    static Dictionary<int, IReadOnlyList<long>> Cells(params long[][] lists) =>
        lists.Select((list, cell) => (cell, list)).ToDictionary(pair => pair.cell, pair => (IReadOnlyList<long>)pair.list);
}
