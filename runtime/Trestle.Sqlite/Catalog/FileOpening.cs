using Trestle.Catalog;
using Trestle.Layout;
using Trestle.Relational;
using Trestle.Sqlite.Native;

namespace Trestle.Sqlite.Catalog;

/// <summary>
/// Brings a file and a program together: compares their schemas, creates what is missing, changes tables and builds indexes, and
/// leaves the union in the catalog, in one transaction. A file that has it all is only read, so that opening waits for no writer.
/// </summary>
sealed class FileOpening(SqliteFile file, SchemaShape schema)
{
    public OpenedFile Run()
    {
        using var connection = file.Connect(write: !file.Options.ReadOnly);
        connection.Execute("BEGIN");
        var opened = TryAsItIs(connection);
        connection.Execute("COMMIT");
        return opened ?? (file.Options.ReadOnly ? throw NotReady() : Change(connection));
    }

    /// <summary>What keeps a program from using a file that holds <paramref name="stored"/>.</summary>
    public static IReadOnlyList<string> Differences(SchemaShape stored, SchemaShape program) =>
        [.. SchemaDifferences.Find(stored, program, staleRemedy: null), .. DocumentNames.Unknown(stored, program)];

    OpenedFile? TryAsItIs(Connection connection)
    {
        if (!CatalogTable.Exists(connection))
            return null;
        var (json, generation) = CatalogTable.Read(connection);
        var stored = SchemaShape.Parse(json);
        RequireNoDifferences(stored);
        var isEnough = file.Options.ReadOnly
            ? schema.Tables.All(table => stored.FindTable(table.Id) is { } known && HasAll(known, table))
                && !DocumentNames.AnyRenamed(stored, schema)
            : Union(stored).ToJson().AsSpan().SequenceEqual(json) && !DocumentNames.AnyRenamed(stored, schema);
        return isEnough ? new OpenedFile(stored, generation) : null;
    }

    OpenedFile Change(Connection connection)
    {
        // Tables that are made anew must not take the rows along that refer to them; what is broken afterwards is looked for.
        file.Set(connection, "foreign_keys", "0");
        connection.Execute("PRAGMA legacy_alter_table = 1");
        connection.Execute("BEGIN IMMEDIATE");
        try
        {
            var stored = Stored(connection);
            RequireNoDifferences(stored);
            var union = Union(stored);
            RequireOwnNames(union);
            new SchemaUpgrade(connection, VersionColumn.AddTo(stored), VersionColumn.AddTo(union)).Run();
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

    SchemaShape Stored(Connection connection)
    {
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

    SchemaShape Union(SchemaShape stored) => SchemaUnion.Of(stored, schema, keepsIndexes: !file.Options.DropUnknownIndexes);

    static bool HasAll(TableShape stored, TableShape program) =>
        program.Fields.All(field => stored.Fields.Any(known => known.Tag == field.Tag))
        && program.Indexes.All(index => stored.Indexes.Any(known => known.Id == index.Id));

    void RequireNoDifferences(SchemaShape stored)
    {
        var differences = Differences(stored, schema);
        if (differences.Count > 0)
            throw new SchemaMismatchException(
                differences,
                $"'{file.Path}' does not fit schema '{schema.Name}': {string.Join(" ", differences)} Open it with the schema it was "
                    + "written with and copy the rows, or change the schema as said.");
    }

    // A file that is newer keeps its names, and inside documents a program can read its own only.
    void RequireOwnNames(SchemaShape union)
    {
        if (!DocumentNames.AnyRenamed(union, schema))
            return;
        const string Difference = "Names inside structs, or of enum members, are others in the file, which is newer than the program.";
        throw new SchemaMismatchException([Difference], $"'{file.Path}' does not fit schema '{schema.Name}': "
            + $"{Difference} Update the program's schema.");
    }

    SchemaMismatchException NotReady() => new(
        [], $"'{file.Path}' lacks tables, columns or indexes of schema '{schema.Name}', and it was opened read-only. "
            + "Open it for writing once, which creates them.");
}

/// <summary>What came of opening a file.</summary>
/// <param name="Schema">The schema in the file.</param>
/// <param name="Generation">How often it has changed.</param>
sealed record OpenedFile(SchemaShape Schema, long Generation);
