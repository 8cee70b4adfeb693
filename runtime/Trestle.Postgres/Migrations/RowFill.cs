using System.Globalization;
using Trestle.Layout;
using Trestle.Postgres.Sessions;

namespace Trestle.Postgres.Migrations;

/// <summary>
/// Gives a column a value where it has none, some pages of the table at a time, so that no row is locked for long and a run that was stopped
/// goes on with what is left.
/// </summary>
sealed class RowFill(TableShape table, string column, string constant)
{
    const int PagesAtATime = 1000;

    static readonly PostgresDialect Dialect = PostgresDialect.Instance;

    public void Run(Session session, CancellationToken cancellationToken)
    {
        var name = Dialect.Quote(table.Name);
        var update = $"UPDATE {name} SET {Dialect.Quote(column)} = {constant} WHERE {Dialect.Quote(column)} IS NULL";
        // Partitions have pages of their own.
        var pages = table.Partition is null ? Pages(session) : 0;
        for (long page = 0; page < pages; page += PagesAtATime)
            session.Run(string.Create(
                CultureInfo.InvariantCulture, $"{update} AND ctid >= '({page},0)' AND ctid < '({page + PagesAtATime},0)'"), cancellationToken);
        // What came behind the last page meanwhile.
        session.Run(update, cancellationToken);
    }

    long Pages(Session session) => long.Parse(
        session.Ask("SELECT (pg_relation_size(oid) / current_setting('block_size')::int)::text FROM pg_class WHERE relnamespace = "
            + "current_schema()::regnamespace AND relname = $1", PostgresDialect.Fit(table.Name))[0][0]!, CultureInfo.InvariantCulture);
}
