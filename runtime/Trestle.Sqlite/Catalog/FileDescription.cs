using Trestle.Layout;
using Trestle.Sqlite.Native;

namespace Trestle.Sqlite.Catalog;

/// <summary>Reads a file's catalog without knowing its schema.</summary>
static class FileDescription
{
    public static SchemaShape Read(SqliteFile file)
    {
        file.Create();
        using var connection = file.Connect(write: false);
        return CatalogTable.Exists(connection) ? SchemaShape.Parse(CatalogTable.Read(connection).Schema) : throw NotOwnFile(connection);
    }

    static SchemaMismatchException NotOwnFile(Connection connection) => new(
        [], $"'{connection.File}' is an SQLite file of another program: it has no Trestle catalog. Give another path.");
}
