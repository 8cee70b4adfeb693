using System.Text;
using Trestle.Sqlite.Native;

namespace Trestle.Sqlite.Catalog;

/// <summary>
/// The two tables that make a file self-describing: <c>trestle_catalog</c>, one row with the format, a number raised with every change
/// of the schema, and the canonical JSON of every table; <c>trestle_sequences</c>, the last number given out for a table.
/// </summary>
static class CatalogTable
{
    public const string ReadGeneration = "SELECT generation FROM trestle_catalog";
    public const string ReadSequence = "SELECT last FROM trestle_sequences WHERE id = ?1";
    public const string WriteSequence = "INSERT INTO trestle_sequences (id, last) VALUES (?1, ?2) ON CONFLICT (id) DO UPDATE SET last = "
        + "excluded.last";

    /// <summary>Makes both, in a file without a schema.</summary>
    public static IReadOnlyList<string> Creation { get; } =
    [
        "CREATE TABLE trestle_catalog (id INTEGER PRIMARY KEY CHECK (id = 1), format INTEGER NOT NULL, generation INTEGER NOT NULL, "
            + "schema TEXT NOT NULL)",
        "CREATE TABLE trestle_sequences (id BLOB PRIMARY KEY, last INTEGER NOT NULL)",
        $"INSERT INTO trestle_catalog (id, format, generation, schema) VALUES (1, {Format}, 0, '')",
    ];

    const int Format = 1;
    const string Replace = "UPDATE trestle_catalog SET generation = generation + 1, schema = ";

    public static bool Exists(Connection connection) => HasTable(connection, "trestle_catalog");

    public static bool HasTable(Connection connection, string name)
    {
        using var statement = connection.Prepare("SELECT 1 FROM sqlite_master WHERE name = ?1 COLLATE NOCASE");
        var binder = statement.Bind();
        binder.Text(name);
        return statement.Step();
    }

    public static void Create(Connection connection)
    {
        foreach (var statement in Creation)
            connection.Execute(statement);
    }

    /// <summary>Writes the schema, as a statement without parameters.</summary>
    public static string Writing(string schema) => Replace + SqliteDialect.Text(schema);

    /// <summary>The canonical JSON of the schema in the file. Throws <see cref="SchemaMismatchException"/> for another format.</summary>
    public static (byte[] Schema, long Generation) Read(Connection connection)
    {
        using var statement = connection.Prepare("SELECT format, generation, schema FROM trestle_catalog");
        if (!statement.Step())
            throw new CorruptRecordException($"The catalog of '{connection.File}' is empty. Restore a backup.");
        var row = statement.Read();
        if (row.Int64() != Format)
            throw new SchemaMismatchException(
                [], $"'{connection.File}' was written by another version of Trestle, in another format. Open it with that version.");
        var generation = row.Int64();
        return (Encoding.UTF8.GetBytes(row.Text()), generation);
    }

    /// <summary>Lets programs look again that have the file open.</summary>
    public static void Raise(Connection connection) => connection.Execute("UPDATE trestle_catalog SET generation = generation + 1");

    public static void Write(Connection connection, ReadOnlySpan<byte> schema)
    {
        using var statement = connection.Prepare(Replace + "?1");
        var binder = statement.Bind();
        binder.Text(schema);
        statement.Run();
    }
}
