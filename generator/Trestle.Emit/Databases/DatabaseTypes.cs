using Trestle.Emit.Writing;
using Trestle.Schema.Model;

namespace Trestle.Emit.Databases;

/// <summary>The names of the types that are generated for a schema.</summary>
sealed record DatabaseTypes(SchemaModel Schema)
{
    public string Database => Schema.Name + "Db";

    public string Services => Database + "Services";

    public string Reading => Schema.Name + "ReadTransaction";

    public string Writing => Schema.Name + "WriteTransaction";

    public string Shape => Schema.Name + "Schema";

    /// <summary>The tables by the ordinal order of their names: the numbers under which transactions keep accessors.</summary>
    public IReadOnlyList<TableModel> Tables { get; } = [.. Schema.Tables.OrderBy(table => table.Property, StringComparer.Ordinal)];

    /// <summary>The name in an expression, where a member of the same name could hide it.</summary>
    public string Qualified(string name) => CSharp.Qualified(Schema, name);
}
