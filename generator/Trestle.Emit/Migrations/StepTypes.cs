using Trestle.Emit.Writing;
using Trestle.Schema.Evolution.Rewrites;
using Trestle.Schema.Model;

namespace Trestle.Emit.Migrations;

/// <summary>The names of the types that are generated for a step, and its schemas in the namespaces that are made of them.</summary>
sealed class StepTypes
{
    /// <param name="space">The namespace of the step's class.</param>
    /// <param name="step">A step that writes rows anew.</param>
    public StepTypes(string space, StepModel step)
    {
        Space = space;
        Step = step;
        Before = In(step.Rewrite!.Before, "Before");
        After = In(step.Rewrite.After, "After");
    }

    /// <summary>The namespace of the step's class.</summary>
    public string Space { get; }

    public StepModel Step { get; }

    /// <summary>The tables before; its namespace is the nested class that holds their types.</summary>
    public SchemaModel Before { get; }

    /// <summary>The tables after.</summary>
    public SchemaModel After { get; }

    /// <summary>The last name of a schema's namespace: that of the nested class.</summary>
    public static string Holder(SchemaModel schema) => schema.Namespace.Substring(schema.Namespace.LastIndexOf('.') + 1);

    /// <summary>The class with the schema's JSON.</summary>
    public static string Shape(SchemaModel schema) => schema.Name + "Schema";

    /// <summary>A type of one of the two schemas, as the rest of the class calls it.</summary>
    public static string Type(SchemaModel schema, string name) => $"{Holder(schema)}.{CSharp.Identifier(name)}";

    /// <summary>The type of a value.</summary>
    public static string Type(SchemaModel schema, TypeModel type) => type switch
    {
        EnumType named => Type(schema, named.Name),
        StructType named => Type(schema, named.Name),
        _ => CSharp.Type(type),
    };

    /// <summary>The type of a table's key.</summary>
    public static string Key(SchemaModel schema, TableModel table) =>
        table.Key.Count == 1 ? Type(schema, table.Field(table.Key[0]).Type) : Type(schema, table.Record + "Key");

    // A type cannot be in a class of its own name.
    SchemaModel In(SchemaModel schema, string holder)
    {
        var types = schema.Tables.Select(table => table.Record)
            .Concat(schema.Structs.Select(model => model.Name))
            .Concat(schema.Enums.Select(model => model.Name));
        return schema with { Namespace = $"{Space}.{Step.Type}.{FreeName.Beside(types, holder)}" };
    }
}
