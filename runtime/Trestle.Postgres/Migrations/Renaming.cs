using Trestle.Layout;

namespace Trestle.Postgres.Migrations;

/// <summary>A name that becomes another.</summary>
/// <param name="Scope">Among which names it must be the only one: those of all relations, or those of a table's columns or constraints.</param>
/// <param name="Prefix">The statement in front of the old name.</param>
/// <param name="Infix">The statement between both.</param>
/// <param name="Old">The name that is.</param>
/// <param name="New">The name that shall be.</param>
sealed record Renaming(string Scope, string Prefix, string Infix, string Old, string New)
{
    const string Relations = "";

    static readonly PostgresDialect Dialect = PostgresDialect.Instance;

    public string Text => $"{Prefix}{Dialect.Quote(Old)}{Infix}{Dialect.Quote(New)}";

    public static IEnumerable<Renaming> OfTable(string old, string renewed) => OfRelation("TABLE", old, renewed);

    /// <summary>A table, an index or a sequence.</summary>
    public static IEnumerable<Renaming> OfRelation(string kind, string old, string renewed) =>
        Differ(old, renewed) ? [new(Relations, $"ALTER {kind} ", " RENAME TO ", old, renewed)] : [];

    /// <summary>A primary key, whose index has its name, which no other relation may have.</summary>
    public static IEnumerable<Renaming> OfKey(string old, string renewed) => OfRelation("INDEX", old, renewed);

    /// <summary>A constraint of a table that has its new name already.</summary>
    public static IEnumerable<Renaming> OfConstraint(TableShape now, string old, string renewed) =>
        Differ(old, renewed)
            ? [new($"constraints of {now.Name}", $"ALTER TABLE {Dialect.Quote(now.Name)} RENAME CONSTRAINT ", " TO ", old, renewed)] : [];

    /// <summary>A column of a table that has its new name already.</summary>
    public static IEnumerable<Renaming> OfColumn(TableShape now, string old, string renewed) =>
        Differ(old, renewed)
            ? [new($"columns of {now.Name}", $"ALTER TABLE {Dialect.Quote(now.Name)} RENAME COLUMN ", " TO ", old, renewed)] : [];

    /// <summary>
    /// The statements in an order in which no name is taken while another thing has it: relations first, since the others name their tables.
    /// </summary>
    public static IEnumerable<string> InOrder(IEnumerable<Renaming> renamings)
    {
        var left = renamings.OrderBy(renaming => renaming.Scope == Relations ? 0 : 1).ToList();
        for (var aside = 0; left.Count > 0;)
        {
            var next = left.FindIndex(renaming => !left.Any(other => other.Blocks(renaming)));
            if (next >= 0)
            {
                yield return left[next].Text;
                left.RemoveAt(next);
                continue;
            }
            // All wait for one another: the first steps aside, and goes on when its name is free.
            var passing = left[0] with { New = $"trestle_passing_{aside++}" };
            yield return passing.Text;
            left[0] = left[0] with { Old = passing.New };
        }
    }

    // One that names a table waits until that has its name.
    bool Blocks(Renaming other) =>
        (this != other && Scope == other.Scope && PostgresDialect.Fit(Old) == PostgresDialect.Fit(other.New))
        || (Scope == Relations && other.Scope != Relations);

    static bool Differ(string old, string renewed) => PostgresDialect.Fit(old) != PostgresDialect.Fit(renewed);
}
