using Trestle.Layout;
using Trestle.Migrations;
using Trestle.Storage;

namespace Trestle.Tool.Migrations;

/// <summary>What applying steps would do to a store.</summary>
/// <param name="Steps">The names of the steps.</param>
/// <param name="Actions">What it would run, in order.</param>
sealed record MigrationPlan(IReadOnlyList<string> Steps, IReadOnlyList<MigrationAction> Actions)
{
    /// <summary>Goes through the steps that the store lacks as a run does: only those that write rows anew come by themselves.</summary>
    public static MigrationPlan Of(SteppedSchema schema, Store store)
    {
        var pending = schema.MigratorOf(store).Status().Pending;
        var actions = new List<MigrationAction>();
        var at = Stored(store) ?? schema.Shape with { Enums = [], Structs = [], Tables = [] };
        foreach (var rewrite in schema.Steps.Where(step => pending.Contains(step.Name) && at.Tables.Count > 0).Select(step => step.Rewrite).OfType<StepRewrite>())
        {
            var (before, after) = (SchemaShape.Parse(rewrite.Before), SchemaShape.Parse(rewrite.After));
            var tables = new RewrittenTables();
            rewrite.Visit(tables);
            actions.AddRange(store.PlanMigration(at, before, []));
            actions.AddRange(tables.Ids.Select(id => new MigrationAction($"-- write the rows of table '{after.Table(id).Name}' anew, in batches", "", true)));
            actions.AddRange(store.PlanMigration(before, after, tables.Ids));
            at = after;
        }
        actions.AddRange(store.PlanMigration(at, schema.Shape, []));
        return new(pending, actions);
    }

    static SchemaShape? Stored(Store store)
    {
        using var target = store.OpenForMigration();
        return target.Schema is { } stored ? ReservedTables.LeaveOut(stored) : null;
    }

    sealed class RewrittenTables : IRewriteVisitor
    {
        public List<Guid> Ids { get; } = [];

        public void Visit<TBeforeLayout, TBefore, TBeforeKey, TAfterLayout, TAfter, TAfterKey>(TableRewrite<TBefore, TAfter> rewrite)
            where TBeforeLayout : struct, ITableLayout<TBefore, TBeforeKey>
            where TBefore : class
            where TAfterLayout : struct, ITableLayout<TAfter, TAfterKey>
            where TAfter : class =>
            Ids.Add(TAfterLayout.Shape.Id);
    }
}
