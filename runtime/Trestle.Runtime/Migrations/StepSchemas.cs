using Trestle.Layout;

namespace Trestle.Migrations;

/// <summary>
/// From which schema to which a step takes a store: as its file says where steps are applied in their order, else mixed with what other steps
/// have done.
/// </summary>
sealed class StepSchemas(MigrationStep step, MigrationTarget target)
{
    readonly SchemaShape before = SchemaShape.Parse(step.Rewrite!.Before);
    readonly SchemaShape after = SchemaShape.Parse(step.Rewrite!.After);

    public (SchemaShape From, SchemaShape To) InOrder() => (before, after);

    /// <summary>
    /// What the store has, with the step's tables as they come out of it. Throws <see cref="MigrationException"/> when one of them is not as
    /// the step expects it, because a step of another branch was applied first.
    /// </summary>
    public (SchemaShape From, SchemaShape To) AmongOthers(IReadOnlyList<RowRewrite> tables, IReadOnlyList<MigrationStep> others)
    {
        var stored = ReservedTables.LeaveOut(target.Schema ?? before);
        foreach (var table in tables)
            Require(stored, before.Table(table.Table), others);
        var rewritten = tables.Select(table => table.Table).ToHashSet();
        return (stored, stored with
        {
            Enums = [.. Mixed(stored.Enums, before.Enums, after.Enums, shape => shape.Name, Json)],
            Structs = [.. Mixed(stored.Structs, before.Structs, after.Structs, shape => shape.Name, Json)],
            Tables = [.. stored.Tables.Select(table => rewritten.Contains(table.Id) ? after.Table(table.Id) : table)],
        });
    }

    void Require(SchemaShape stored, TableShape expected, IReadOnlyList<MigrationStep> others)
    {
        if (stored.FindTable(expected.Id) is { } found && TableForm.IsSame(stored, found, before, expected))
            return;
        throw new MigrationException($"Step '{step.Name}' writes the rows of table '{expected.Name}' of {target.Place} anew, and does not find them as it "
            + $"expects: {string.Join(", ", others.Select(other => $"'{other.Name}'"))} came first. Let the store go the steps of one branch, with a "
            + "program of that branch, before those of the other.");
    }

    // What the step changes is as it leaves it; all else is as it is in the store.
    static IEnumerable<T> Mixed<T>(
        IReadOnlyList<T> stored, IReadOnlyList<T> before, IReadOnlyList<T> after, Func<T, string> name, Func<T, string> json)
    {
        var names = stored.Concat(after).Select(name).Distinct().Order(StringComparer.Ordinal);
        foreach (var wanted in names)
        {
            var (was, now) = (before.FirstOrDefault(Is), after.FirstOrDefault(Is));
            var isChanged = now is not null && (was is null || json(was) != json(now));
            yield return isChanged ? now! : stored.FirstOrDefault(Is) ?? now!;

            bool Is(T shape) => name(shape) == wanted;
        }
    }

    static string Json(EnumShape shape) => Convert.ToHexString(new SchemaShape("", [shape], [], []).ToJson());

    static string Json(StructShape shape) => Convert.ToHexString(new SchemaShape("", [], [shape], []).ToJson());
}
