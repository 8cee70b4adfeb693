using Trestle.Emit.Migrations;
using Trestle.Schema.Evolution.Rewrites;
using Trestle.Schema.Model;
using Trestle.Schema.Stats;

namespace Trestle.Emit;

/// <summary>
/// One file to be emitted, with all that its text depends on and nothing else: equal units give equal text, so that an edit
/// emits only the files that it changes.
/// </summary>
/// <param name="HintName">The name of the file.</param>
/// <param name="Schema">The schema, cut down to what the file needs of it.</param>
public abstract record EmissionUnit(string HintName, SchemaModel Schema)
{
    /// <summary>What is emitted, for messages: <c>table 'commits'</c>.</summary>
    public abstract string Subject { get; }
}

public sealed record TableUnit(string HintName, SchemaModel Schema, TableModel Table) : EmissionUnit(HintName, Schema)
{
    public override string Subject => $"table '{Table.Name}'";
}

public sealed record StructUnit(string HintName, SchemaModel Schema, StructModel Struct) : EmissionUnit(HintName, Schema)
{
    public override string Subject => $"struct '{Struct.Name}'";
}

public sealed record EnumUnit(string HintName, SchemaModel Schema, EnumModel Enum) : EmissionUnit(HintName, Schema)
{
    public override string Subject => $"enum '{Enum.Name}'";
}

/// <summary>What a host adds the database with: it depends on the schema's name alone.</summary>
public sealed record ServicesUnit(string HintName, SchemaModel Schema) : EmissionUnit(HintName, Schema)
{
    public override string Subject => $"services of schema '{Schema.Name}'";
}

/// <summary>What the stats file of a schema says, for analyzers: it depends on that file and on the names of tables.</summary>
/// <param name="Sizes">Of the tables of the schema that the file knows.</param>
public sealed record SizesUnit(string HintName, SchemaModel Schema, EquatableArray<TableSize> Sizes) : EmissionUnit(HintName, Schema)
{
    public override string Subject => $"sizes of schema '{Schema.Name}'";
}

/// <param name="HasSteps">Whether the schema has a history that stores are taken along.</param>
public sealed record DatabaseUnit(string HintName, SchemaModel Schema, bool HasSteps = false) : EmissionUnit(HintName, Schema)
{
    public override string Subject => $"schema '{Schema.Name}'";
}

/// <summary>The class of a step that writes rows anew. Of the schema it needs the name of the namespace alone.</summary>
public sealed record StepUnit(string HintName, SchemaModel Schema, StepModel Step) : EmissionUnit(HintName, Schema)
{
    public override string Subject => $"step '{Step.Name}'";
}

/// <summary>The list of a schema's steps, without what they write anew.</summary>
public sealed record StepsUnit(string HintName, SchemaModel Schema, EquatableArray<StepEntry> Steps) : EmissionUnit(HintName, Schema)
{
    public override string Subject => $"steps of schema '{Schema.Name}'";
}
