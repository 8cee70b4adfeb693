using Trestle.Catalog;
using Trestle.Layout;
using Trestle.Relational.Moves;
using Trestle.Sqlite.Migrations;
using Trestle.Sqlite.Native;

namespace Trestle.Sqlite.Catalog;

/// <summary>
/// Brings a file and a program together: compares their schemas, creates what is missing, changes tables and builds indexes, and
/// leaves the union in the catalog, in one transaction. A file that has it all is only read, so that opening waits for no writer.
/// </summary>
sealed class FileOpening(SqliteFile file, SchemaShape schema)
{
    readonly SchemaFit fit = new($"'{file.Path}'", schema, keepsIndexes: !file.Options.DropUnknownIndexes);

    public OpenedFile Run()
    {
        using var connection = file.Connect(write: !file.Options.ReadOnly);
        connection.Execute("BEGIN");
        var opened = TryAsItIs(connection);
        connection.Execute("COMMIT");
        return opened ?? (file.Options.ReadOnly ? throw fit.NotReady() : Change(connection));
    }

    OpenedFile? TryAsItIs(Connection connection)
    {
        if (!CatalogTable.Exists(connection))
            return null;
        HoldTable.RequireFree(connection);
        var (json, generation) = CatalogTable.Read(connection);
        var stored = SchemaShape.Parse(json);
        fit.RequireNoDifferences(stored);
        var isEnough = file.Options.ReadOnly ? fit.IsReadable(stored) : fit.IsUpToDate(stored);
        return isEnough ? new OpenedFile(stored, generation) : null;
    }

    OpenedFile Change(Connection connection)
    {
        file.LetTablesChange(connection);
        connection.Execute("BEGIN IMMEDIATE");
        try
        {
            var stored = Stored(connection);
            fit.RequireNoDifferences(stored);
            var union = fit.Union(stored);
            fit.RequireOwnNames(union);
            Come(connection, stored, union);
            CatalogTable.Write(connection, union.ToJson());
            var generation = CatalogTable.Read(connection).Generation;
            connection.Execute("COMMIT");
            return new OpenedFile(union, generation);
        }
        catch
        {
            if (!connection.IsAutocommit)
                connection.Execute("ROLLBACK");
            throw;
        }
    }

    static void Come(Connection connection, SchemaShape stored, SchemaShape union)
    {
        var move = new SchemaMove(
            SqliteDialect.Instance, new MoveRequest(stored, union) { Burials = TombstoneTable.Read(connection) });
        foreach (var change in new MovePlan(move).Changes())
            change.Run(connection);
        TombstoneTable.Write(connection, move.Burials);
    }

    SchemaShape Stored(Connection connection)
    {
        HoldTable.RequireFree(connection);
        if (CatalogTable.Exists(connection))
            return SchemaShape.Parse(CatalogTable.Read(connection).Schema);
        var taken = schema.Tables.FirstOrDefault(table => CatalogTable.HasTable(connection, table.Name));
        if (taken is not null)
            throw new SchemaMismatchException(
                [], $"'{file.Path}' is an SQLite file of another program: it has a table '{taken.Name}' and no Trestle catalog. "
                    + "Give another path.");
        CatalogTable.Create(connection);
        return new SchemaShape(schema.Name, [], [], []);
    }
}

/// <summary>What came of opening a file.</summary>
/// <param name="Schema">The schema in the file.</param>
/// <param name="Generation">How often it has changed.</param>
sealed record OpenedFile(SchemaShape Schema, long Generation);
