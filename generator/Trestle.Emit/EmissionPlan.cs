using Trestle.Emit.Migrations;
using Trestle.Schema.Evolution.History;
using Trestle.Schema.Model;
using Trestle.Schema.Stats;

namespace Trestle.Emit;

/// <summary>Decides which files come out of schemas: one for each table, struct, enum and database, and for each step that writes rows anew.</summary>
public static class EmissionPlan
{
    /// <summary>The units of all schemas of a compilation, in ordinal order, under names that differ by more than capitals.</summary>
    /// <param name="schemas">The schemas.</param>
    /// <param name="hasHost">Whether the compilation refers to what adds databases to services.</param>
    /// <param name="histories">The steps of the schemas; null for none.</param>
    /// <param name="sizes">How large tables are; null when nobody knows.</param>
    public static EquatableArray<EmissionUnit> Of(
        IEnumerable<SchemaModel> schemas, bool hasHost = false, StepHistories? histories = null, TableSizes? sizes = null)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var steps = new StepPlan(histories ?? StepHistories.None);
        return new(schemas
            .OrderBy(schema => schema.Name, StringComparer.Ordinal)
            .SelectMany(Units)
            .ToArray());

        IEnumerable<EmissionUnit> Units(SchemaModel schema) =>
            Of(schema, Hint(schema), hasHost, steps).Concat(Sizes(schema, sizes, Hint(schema)));

        Func<string, string> Hint(SchemaModel schema) => type => HintName(taken, schema, type);
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

    static IEnumerable<EmissionUnit> Sizes(SchemaModel schema, TableSizes? sizes, Func<string, string> hint)
    {
        var known = schema.Tables.Select(table => sizes?.Find(table.Id)).OfType<TableSize>().ToArray();
        if (known.Length > 0)
            yield return new SizesUnit(hint(schema.Name + "DbSizes"), SchemaSlice.Of(schema, known), new(known));
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
