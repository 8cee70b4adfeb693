using Trestle.Schema.Evolution.Changes;
using Trestle.Schema.Evolution.Items;
using Trestle.Schema.Model;

namespace Trestle.Schema.Evolution.Plans;

/// <summary>
/// What every store does to come from one schema to another, in an order in which it can be done: references and indexes go first and
/// come last, what is dropped makes room for names, and names that change places go by way of others. Each store renders it in its
/// own way, and leaves out what costs it nothing.
/// </summary>
public static class LogicalPlan
{
    delegate IEnumerable<Operation> PlanChange(Change change, PlanContext context);

    static readonly PlanChange[] Planners =
        [TablePlanner.Plan, FieldPlanner.Plan, IndexPlanner.Plan, ReferencePlanner.Plan, DocumentPlanner.Plan];

    /// <summary>The way forward.</summary>
    public static EquatableArray<Operation> Forward(Snapshot before, Snapshot after) => Of(before, after, isBack: false);

    /// <summary>The way back from <paramref name="after"/>: what was dropped is restored.</summary>
    public static EquatableArray<Operation> Backward(Snapshot before, Snapshot after) => Of(after, before, isBack: true);

    static EquatableArray<Operation> Of(Snapshot from, Snapshot to, bool isBack)
    {
        var context = new PlanContext(from, to, isBack);
        var planned = SchemaDifference.Between(from, to).SelectMany(change => Planners.SelectMany(plan => plan(change, context))).ToArray();
        var built = new HashSet<ItemId>(planned.Where(operation => operation.Verb == Verb.AddIndex).Select(operation => operation.Id));
        var operations = planned
            .Where(operation => operation.Verb != Verb.RebuildIndex || !built.Contains(operation.Id))
            .Distinct()
            .GroupBy(operation => operation.Verb)
            .OrderBy(group => group.Key)
            .SelectMany(group => group.Key == Verb.Rename ? RenameOrder.Arrange([.. group]) : group);
        return new(operations);
    }
}
