using Trestle.Schema.Model;

namespace Trestle.Codec.Tests.Generation;

/// <summary>The schemas that all tests here share, compiled once.</summary>
static class Generated
{
    const int RandomSchemas = 12;

    static readonly Lazy<IReadOnlyList<GeneratedTable>> All = new(Compile);

    public static IReadOnlyList<GeneratedTable> Tables => All.Value;

    public static IEnumerable<GeneratedTable> In(Serialization serialization) =>
        Tables.Where(table => table.Table.Serialization == serialization);

    static GeneratedTable[] Compile()
    {
        var random = new Random(20260131);
        SchemaModel[] schemas =
        [
            RandomSchema.Systematic("Always", (_, field) => field),
            RandomSchema.Systematic("Sometimes", (_, field) => field with { IsNullable = true }),
            RandomSchema.Systematic("Defaults", (type, field) => field with { Default = RandomSchema.DefaultOf(type) }),
            RandomSchema.Systematic("Lists", (type, field) => field with { Type = new ListType(type) }),
            RandomSchema.Systematic("Maps", (type, field) => field with { Type = new MapType(type) }),
            .. Enumerable.Range(1, RandomSchemas).Select(i => RandomSchema.Random($"Random{i}", random)),
        ];
        var assembly = EmittedSchemas.Load(schemas);
        return [.. schemas.SelectMany(schema => schema.Tables.Select(table => new GeneratedTable(schema, table, assembly)))];
    }
}
