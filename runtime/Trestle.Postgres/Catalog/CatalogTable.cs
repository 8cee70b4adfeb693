using System.Text;
using Trestle.Postgres.Sessions;

namespace Trestle.Postgres.Catalog;

/// <summary>
/// The table that makes a database self-describing: <c>trestle_catalog</c>, one row with the format, a number raised with every change of
/// the schema, and the canonical JSON of every table.
/// </summary>
static class CatalogTable
{
    public const string ReadGenerationOnly = "SELECT generation FROM trestle_catalog";

    /// <summary>As the other, and from then on the transaction can only read.</summary>
    public const string ReadGenerationAndStayReading =
        "SELECT generation, set_config('transaction_read_only', 'on', true) FROM trestle_catalog";

    /// <summary>Tells programs that the tables are not as they were.</summary>
    public const string Raise = "UPDATE trestle_catalog SET generation = generation + 1";

    const int Format = 1;

    public static bool Exists(Session session) => HasRelation(session, "trestle_catalog");

    /// <summary>Whether the schema in which tables are made has a table, index or sequence of this name.</summary>
    public static bool HasRelation(Session session, string name) => session.Ask(
        "SELECT relname::text FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relname = $1", PostgresDialect.Fit(name)).Count > 0;

    /// <summary>Lets others that open the same tables wait, until the transaction ends.</summary>
    public static void Lock(Session session) =>
        session.Ask("SELECT pg_advisory_xact_lock(hashtextextended('trestle.' || current_schema(), 0))::text");

    /// <summary>Makes it, in a database without a schema.</summary>
    public static IReadOnlyList<string> Creation { get; } =
    [
        "CREATE TABLE trestle_catalog (id integer PRIMARY KEY CHECK (id = 1), format integer NOT NULL, generation bigint NOT NULL, "
            + "schema text NOT NULL)",
        $"INSERT INTO trestle_catalog (id, format, generation, schema) VALUES (1, {Format}, 0, '')",
    ];

    public static void Create(Session session) => session.Execute(string.Join("; ", Creation));

    /// <summary>Writes the schema, as a statement without parameters.</summary>
    public static string Writing(string schema) => $"{Raise}, schema = {PostgresDialect.Text(schema)}";

    /// <summary>The canonical JSON of the schema. Throws <see cref="SchemaMismatchException"/> for another format.</summary>
    public static (byte[] Schema, long Generation) Read(Session session)
    {
        var rows = session.Ask("SELECT format::text, generation::text, schema FROM trestle_catalog");
        if (rows.Count == 0)
            throw Empty(session.Place);
        if (rows[0][0] != $"{Format}")
            throw new SchemaMismatchException(
                [], $"{session.Place} was written by another version of Trestle, in another format. Open it with that version.");
        return (Encoding.UTF8.GetBytes(rows[0][2]!), long.Parse(rows[0][1]!, System.Globalization.CultureInfo.InvariantCulture));
    }

    public static void Write(Session session, ReadOnlySpan<byte> schema) =>
        session.Ask(Raise + ", schema = $1", Encoding.UTF8.GetString(schema));

    public static CorruptRecordException Empty(string place) => new($"The catalog of {place} is empty. Restore a backup.");
}
