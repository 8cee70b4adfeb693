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
    /// <remarks>The first leg is planned with what lies in the store, as what a step has dropped and another brings back.</remarks>
    public static MigrationPlan Of(SteppedSchema schema, Store store)
    {
        using var target = store.OpenForMigration();
        return target.Schema is { } stored && ReservedTables.LeaveOut(stored) is { Tables.Count: > 0 } at
            ? Of(schema, store, target, at)
            : OfNew(schema, store);
    }

    /// <summary>What makes a store that is not there yet.</summary>
    public static MigrationPlan OfNew(SteppedSchema schema, Store store) =>
        new([.. schema.Steps.Select(step => step.Name)], store.PlanMigration(schema.Shape with { Enums = [], Structs = [], Tables = [] }, schema.Shape, []));

    static MigrationPlan Of(SteppedSchema schema, Store store, MigrationTarget target, SchemaShape stored)
    {
        var pending = schema.MigratorOf(store).Status().Pending;
        var actions = new List<MigrationAction>();
        var at = stored;
        foreach (var rewrite in schema.Steps.Where(step => pending.Contains(step.Name)).Select(step => step.Rewrite).OfType<StepRewrite>())
        {
            var (before, after) = (SchemaShape.Parse(rewrite.Before), SchemaShape.Parse(rewrite.After));
            var tables = new RewrittenTables();
            rewrite.Visit(tables);
            actions.AddRange(Leg(at, before));
            actions.AddRange(tables.Ids.Select(id => new MigrationAction($"-- write the rows of table '{after.Table(id).Name}' anew, in batches", "", true)));
            actions.AddRange(store.PlanMigration(before, after, tables.Ids));
            at = after;
        }
        actions.AddRange(Leg(at, schema.Shape));
        return new(pending, actions);

        IReadOnlyList<MigrationAction> Leg(SchemaShape from, SchemaShape to) =>
            (ReferenceEquals(from, stored) ? target.Plan(to, []) : null) ?? store.PlanMigration(from, to, []);
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
