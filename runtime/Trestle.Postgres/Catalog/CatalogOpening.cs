using Trestle.Catalog;
using Trestle.Layout;
using Trestle.Postgres.Sessions;
using Trestle.Relational;

namespace Trestle.Postgres.Catalog;

/// <summary>
/// Brings a database and a program together: compares their schemas, creates what is missing, changes tables and builds indexes, and
/// leaves the union in the catalog, in one transaction. A database that has it all is only read, so that opening waits for nobody.
/// </summary>
sealed class CatalogOpening(Session session, SchemaShape schema, PostgresOptions options)
{
    readonly SchemaFit fit = new(session.Place, schema, keepsIndexes: !options.DropUnknownIndexes, dividesTables: true);

    public OpenedCatalog Run()
    {
        if (session.Ask("SELECT current_schema()::text")[0][0] is null)
            throw new StoreException(0, $"No schema of the search path exists in {session.Place}. Create one, or correct the Search Path of "
                + "the connection string.");
        var opened = TryAsItIs() ?? Change();
        // A program that is older than the tables may say what is no longer so.
        if (opened.Schema.ToJson().AsSpan().SequenceEqual(schema.ToJson()))
            Comments.Write(session, schema);
        return opened;
    }

    OpenedCatalog? TryAsItIs()
    {
        if (!CatalogTable.Exists(session))
            return null;
        HoldTable.RequireFree(session);
        var (json, generation) = CatalogTable.Read(session);
        if (json.Length == 0)
            return null;
        var stored = SchemaShape.Parse(json);
        fit.RequireNoDifferences(stored);
        return fit.IsUpToDate(stored) ? new OpenedCatalog(stored, generation) : null;
    }

    OpenedCatalog Change()
    {
        session.Execute("BEGIN ISOLATION LEVEL READ COMMITTED");
        try
        {
            CatalogTable.Lock(session);
            // Who came first may have done it already.
            if (TryAsItIs() is { } done)
            {
                session.Execute("COMMIT");
                return done;
            }
            var stored = Stored();
            fit.RequireNoDifferences(stored);
            var union = fit.Union(stored);
            fit.RequireOwnNames(union);
            new SchemaUpgrade(session, VersionColumn.AddTo(stored), VersionColumn.AddTo(union)).Run();
            CatalogTable.Write(session, union.ToJson());
            var generation = CatalogTable.Read(session).Generation;
            session.Execute("COMMIT");
            return new OpenedCatalog(union, generation);
        }
        catch
        {
            RollBack();
            throw;
        }
    }

    SchemaShape Stored()
    {
        if (CatalogTable.Exists(session))
            return SchemaShape.Parse(CatalogTable.Read(session).Schema);
        var taken = schema.Tables.FirstOrDefault(table => CatalogTable.HasRelation(session, table.Name));
        if (taken is not null)
            throw new SchemaMismatchException(
                [], $"{session.Place} belongs to another program: it has a table '{taken.Name}' and no Trestle catalog. "
                    + "Give another database, or another schema as the Search Path.");
        CatalogTable.Create(session);
        return new SchemaShape(schema.Name, [], [], []);
    }

    // The first error says what is wrong; that a lost connection cannot roll back is no news.
    void RollBack()
    {
        try
        {
            session.Execute("ROLLBACK");
        }
        catch (TrestleException)
        {
        }
    }
}

/// <summary>What came of opening a database.</summary>
/// <param name="Schema">The schema in the catalog.</param>
/// <param name="Generation">How often it has changed.</param>
sealed record OpenedCatalog(SchemaShape Schema, long Generation);
