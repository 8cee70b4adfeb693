using Trestle.Layout;

namespace Trestle.Postgres.Catalog;

/// <summary>
/// Raises the version of a row that loses a reference because the row it refers to is deleted: that changes it as any write does.
/// </summary>
/// <param name="Name">The name of the trigger.</param>
/// <param name="Text">CREATE TRIGGER.</param>
sealed record VersionTrigger(string Name, string Text)
{
    static readonly PostgresDialect Dialect = PostgresDialect.Instance;

    /// <summary>Makes the trigger, and the function that all of them call.</summary>
    public IEnumerable<string> Statements =>
    [
        $$"""
        CREATE OR REPLACE FUNCTION trestle_next_version() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN NEW.version := OLD.version + 1; RETURN NEW; END $$
        """,
        Text,
    ];

    public static IEnumerable<VersionTrigger> Of(TableShape table) =>
        table.IsVersioned
            ? table.References.Where(reference => reference.OnDelete == "setNull").Select(reference => Of(table, reference)) : [];

    static VersionTrigger Of(TableShape table, ReferenceShape reference)
    {
        var (name, version) = ($"{table.Name}_{reference.Name}_version", Dialect.Quote(table.Fields[0].Name));
        var lost = string.Join(
            " OR ", reference.Fields.Select(Dialect.Quote).Select(field => $"(NEW.{field} IS NULL AND OLD.{field} IS NOT NULL)"));
        return new(name, $"""
            CREATE TRIGGER {Dialect.Quote(name)} BEFORE UPDATE ON {Dialect.Quote(table.Name)} FOR EACH ROW
            WHEN (NEW.{version} = OLD.{version} AND ({lost})) EXECUTE FUNCTION trestle_next_version()
            """);
    }
}
