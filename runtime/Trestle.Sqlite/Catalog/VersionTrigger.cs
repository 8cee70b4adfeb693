using Trestle.Layout;

namespace Trestle.Sqlite.Catalog;

/// <summary>
/// Raises the version of a row that loses a reference because the row it refers to is deleted: that changes it as any write does.
/// </summary>
/// <param name="Name">The name of the trigger.</param>
/// <param name="Text">CREATE TRIGGER.</param>
sealed record VersionTrigger(string Name, string Text)
{
    public static IEnumerable<VersionTrigger> Of(TableShape table) =>
        table.IsVersioned
            ? table.References.Where(reference => reference.OnDelete == "setNull").Select(reference => Of(table, reference)) : [];

    static VersionTrigger Of(TableShape table, ReferenceShape reference)
    {
        var (name, version) = ($"{table.Name}_{reference.Name}_version", Quote(table.Fields[0].Name));
        var lost = string.Join(" OR ", reference.Fields.Select(field => $"NEW.{Quote(field)} IS NULL AND OLD.{Quote(field)} IS NOT NULL"));
        var same = string.Join(" AND ", table.Key.Select(field => $"{Quote(field)} = NEW.{Quote(field)}"));
        return new(name, $"""
            CREATE TRIGGER {Quote(name)} AFTER UPDATE OF {string.Join(", ", reference.Fields.Select(Quote))} ON {Quote(table.Name)}
            WHEN NEW.{version} = OLD.{version} AND ({lost})
            BEGIN UPDATE {Quote(table.Name)} SET {version} = {version} + 1 WHERE {same}; END
            """);
    }

    static string Quote(string name) => SqliteDialect.Instance.Quote(name);
}
