using Trestle.Schema.Parsing;

namespace Trestle.Tool.Importing;

/// <summary>Makes the ids of tables and indexes: new ones, or such as follow from the names.</summary>
/// <param name="schema">The name of the schema.</param>
/// <param name="isFromNames">Whether equal names give equal ids.</param>
sealed class IdMint(string schema, bool isFromNames)
{
    public Guid Of(string table) => isFromNames ? new FreshId(schema, table).ForTable() : Guid.NewGuid();

    public Guid Of(string table, string index) => isFromNames ? new FreshId(schema, table).ForIndex(index) : Guid.NewGuid();
}
