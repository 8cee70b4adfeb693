using Trestle.Layout;
using Trestle.Postgres.Sessions;
using Trestle.Postgres.Transactions;

namespace Trestle.Postgres.Catalog;

/// <summary>Reads a database's catalog without knowing its schema.</summary>
static class CatalogDescription
{
    public static SchemaShape Read(Server server)
    {
        using var session = server.Connect(isAsync: false, CancellationToken.None).Result();
        return CatalogTable.Exists(session) ? SchemaShape.Parse(CatalogTable.Read(session).Schema) : throw NotOwn(session);
    }

    static SchemaMismatchException NotOwn(Session session) => new(
        [], $"{session.Place} has no Trestle catalog in the first schema of its search path. Give another database, or another Search Path.");
}
