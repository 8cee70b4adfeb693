using Trestle.Layout;
using Trestle.Postgres.Catalog;
using Trestle.Postgres.Sessions;

namespace Trestle.Postgres.Partitions;

/// <summary>
/// Moves one partition. The rows are copied and the partitions exchanged in one transaction of the database's server; what lies on another
/// one is committed before that, and removed only after.
/// </summary>
sealed class PartitionMove(Session session, SchemaShape schema, TableShape table, int number)
{
    const string Moved = "_moved";

    readonly HashPartitions statements = new(schema, table);

    string Leaf => statements.LeafName(number);

    /// <summary>Moves it; does nothing when it is there.</summary>
    public async Task Run(PostgresServer? to, CancellationToken cancellationToken)
    {
        await TidyUp(cancellationToken).ConfigureAwait(false);
        var from = Place();
        if (from.Server == to?.Name)
            return;
        var remoteSchema = to is null
            ? null
            : await new PartitionTarget(session, statements, table, number).Prepare(to, cancellationToken).ConfigureAwait(false);
        await Exchange(from, to?.Name, remoteSchema, cancellationToken).ConfigureAwait(false);
        await TidyUp(cancellationToken).ConfigureAwait(false);
    }

    PartitionPlace Place() => PartitionPlaces.Of(session, table).FirstOrDefault(place => place.Number == number)
        ?? throw new NotSupportedException(
            $"Table '{table.Name}' of {session.Place} has no partitions that could move: Citus has distributed it. Use its own functions.");

    async Task Exchange(PartitionPlace from, string? server, string? remoteSchema, CancellationToken cancellationToken)
    {
        await Execute("BEGIN ISOLATION LEVEL READ COMMITTED", cancellationToken).ConfigureAwait(false);
        try
        {
            CatalogTable.Lock(session);
            // Writers wait from here on, readers from where the partitions are exchanged.
            await Execute($"LOCK TABLE {Quote(table.Name)} IN SHARE ROW EXCLUSIVE MODE", cancellationToken).ConfigureAwait(false);
            foreach (var statement in Statements(from, server, remoteSchema))
                await Execute(statement, cancellationToken).ConfigureAwait(false);
            await Execute("COMMIT", cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await RollBack().ConfigureAwait(false);
            throw;
        }
    }

    IEnumerable<string> Statements(PartitionPlace from, string? server, string? remoteSchema)
    {
        var old = Leaf + Moved;
        var places = PartitionPlaces.Of(session, table);
        var takesApart = server is not null && !PartitionPlaces.IsApart(session, table);
        var putsTogether = server is null && places.All(place => place.Number == number || place.Server is null);
        yield return HashPartitions.Rename(from, old);
        foreach (var statement in server is null ? statements.CreateApart(number) : [statements.CreateForeign(number, server, remoteSchema!)])
            yield return statement;
        yield return statements.CopyRows(old, Leaf);
        yield return statements.Detach(old);
        foreach (var statement in takesApart ? TakeApart(places) : [])
            yield return statement;
        yield return statements.Attach(Leaf, number);
        foreach (var statement in putsTogether ? statements.AddKeys() : [])
            yield return statement;
        if (from.Server is null)
            yield return $"DROP TABLE {Quote(old)}";
        yield return CatalogTable.Raise;
    }

    // A partition that stands alone keeps its key when the whole loses its own.
    IEnumerable<string> TakeApart(IReadOnlyList<PartitionPlace> places)
    {
        var others = places.Where(place => place.Number != number).ToArray();
        return
        [
            .. others.Select(place => statements.Detach(place.Name)),
            .. statements.DropKeys(),
            .. others.Select(place => statements.Attach(place.Name, place.Number)),
        ];
    }

    // The rows that were left on another server go when nothing can bring the partition back there any more.
    async Task TidyUp(CancellationToken cancellationToken)
    {
        var old = Leaf + Moved;
        if (session.Ask("SELECT relname::text FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relname = $1 AND relkind = 'f'",
            PostgresDialect.Fit(old)).Count == 0)
            return;
        await Execute($"TRUNCATE {Quote(old)}", cancellationToken).ConfigureAwait(false);
        await Execute($"DROP FOREIGN TABLE {Quote(old)}", cancellationToken).ConfigureAwait(false);
    }

    // The first error says what is wrong; that a lost connection cannot roll back is no news.
    async Task RollBack()
    {
        try
        {
            await session.Execute(isAsync: true, "ROLLBACK", CancellationToken.None).ConfigureAwait(false);
        }
        catch (TrestleException)
        {
        }
    }

    ValueTask Execute(string statement, CancellationToken cancellationToken) => session.Execute(isAsync: true, statement, cancellationToken);

    static string Quote(string name) => PostgresDialect.Instance.Quote(name);
}
