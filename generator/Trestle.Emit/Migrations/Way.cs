using Trestle.Schema.Model;

namespace Trestle.Emit.Migrations;

/// <summary>The way of values from one schema to another.</summary>
/// <param name="From">Where they are.</param>
/// <param name="To">Where they go.</param>
/// <param name="IsLenient">Whether what has no value stays empty, for code that fills it, instead of being an error.</param>
sealed record Way(SchemaModel From, SchemaModel To, bool IsLenient);

/// <summary>A struct on its way: each becomes a method.</summary>
sealed record StructWay(Way Way, StructModel From, StructModel To)
{
    // Told apart from those of other structs by its parameter.
    public string Method => "To" + To.Name + (Way.IsLenient ? "OrEmpty" : "");
}
