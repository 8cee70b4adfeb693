namespace Trestle.Postgres.Catalog;

/// <summary>
/// Gives tables and what belongs to them their new names. A name may pass from one to another, so that all first get one that nobody
/// else has.
/// </summary>
static class TableRenaming
{
    static readonly PostgresDialect Dialect = PostgresDialect.Instance;

    public static IEnumerable<string> Of(IReadOnlyList<TableChange> tables)
    {
        var renamed = tables.Where(table => table.Was.Name != table.Now.Name).ToList();
        foreach (var table in renamed)
            yield return Table(table.Was.Name, Passing(table.Now.Id));
        foreach (var table in renamed)
            yield return Table(Passing(table.Now.Id), table.Now.Name);
        var names = tables.SelectMany(table => table.Names()).Where(name => PostgresDialect.Fit(name.Old) != PostgresDialect.Fit(name.New))
            .Select(name => (name.Prefix, name.Old, name.New, Passing: Passing(Guid.NewGuid()))).ToList();
        foreach (var (prefix, old, _, passing) in names)
            yield return Rename(prefix, old, passing);
        foreach (var (prefix, _, renewed, passing) in names)
            yield return Rename(prefix, passing, renewed);
    }

    static string Passing(Guid id) => $"trestle_passing_{id:N}";

    static string Table(string old, string renewed) => $"ALTER TABLE {Dialect.Quote(old)} RENAME TO {Dialect.Quote(renewed)}";

    // What belongs to a table is named behind its own name; an index or a sequence is named by itself.
    static string Rename(string prefix, string old, string renewed) =>
        $"{prefix}{Dialect.Quote(old)} {(prefix.StartsWith("ALTER TABLE", StringComparison.Ordinal) ? "" : "RENAME ")}TO {Dialect.Quote(renewed)}";
}
