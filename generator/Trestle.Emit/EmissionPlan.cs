using Trestle.Emit.Migrations;
using Trestle.Schema.Evolution.History;
using Trestle.Schema.Model;

namespace Trestle.Emit;

/// <summary>Decides which files come out of schemas: one for each table, struct, enum and database, and for each step that writes rows anew.</summary>
public static class EmissionPlan
{
    /// <summary>The units of all schemas of a compilation, in ordinal order, under names that differ by more than capitals.</summary>
    /// <param name="schemas">The schemas.</param>
    /// <param name="hasHost">Whether the compilation refers to what adds databases to services.</param>
    /// <param name="histories">The steps of the schemas; null for none.</param>
    public static EquatableArray<EmissionUnit> Of(IEnumerable<SchemaModel> schemas, bool hasHost = false, StepHistories? histories = null)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var steps = new StepPlan(histories ?? StepHistories.None);
        return new(schemas
            .OrderBy(schema => schema.Name, StringComparer.Ordinal)
            .SelectMany(schema => Of(schema, type => HintName(taken, schema, type), hasHost, steps))
            .ToArray());
    }

    static IEnumerable<EmissionUnit> Of(SchemaModel schema, Func<string, string> hint, bool hasHost, StepPlan steps)
    {
        foreach (var model in schema.Enums.OrderBy(model => model.Name, StringComparer.Ordinal))
            yield return new EnumUnit(hint(model.Name), SchemaSlice.Of(schema, model), model);
        foreach (var model in schema.Structs.OrderBy(model => model.Name, StringComparer.Ordinal))
            yield return new StructUnit(hint(model.Name), SchemaSlice.Of(schema, model), model);
        foreach (var table in schema.Tables.OrderBy(table => table.Record, StringComparer.Ordinal))
            yield return new TableUnit(hint(table.Record), SchemaSlice.Of(schema, table), table);
        yield return new DatabaseUnit(hint(schema.Name + "Db"), schema, steps.HasSteps(schema));
        if (hasHost)
            yield return new ServicesUnit(hint(schema.Name + "DbServices"), SchemaSlice.Of(schema));
        foreach (var unit in steps.Of(schema, hint))
            yield return unit;
    }

    // Commit.g.cs; where another schema has a type of that name, History.Commit.g.cs.
    static string HintName(HashSet<string> taken, SchemaModel schema, string type)
    {
        var name = type + ".g.cs";
        for (var number = 1; !taken.Add(name); number++)
            name = $"{schema.Name}{(number == 1 ? "" : Writing.CodeWriter.Invariant($"{number}"))}.{type}.g.cs";
        return name;
    }
}
