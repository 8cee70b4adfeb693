using Trestle.Schema.Model;

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

public sealed record DatabaseUnit(string HintName, SchemaModel Schema) : EmissionUnit(HintName, Schema)
{
    public override string Subject => $"schema '{Schema.Name}'";
}
