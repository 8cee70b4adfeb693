using Trestle.Layout;
using Trestle.Postgres.Catalog;
using Trestle.Postgres.Partitions;
using Trestle.Postgres.Sessions;
using Trestle.Relational;

namespace Trestle.Postgres;

/// <summary>
/// Where the partitions of a database are, and how they get elsewhere. Programs that have the database open need not be told: they go on
/// with it, on whichever server its rows are.
/// <code>await using var partitions = PostgresPartitions.Of("Host=one;Database=shop;Username=owner");
/// await partitions.MoveAsync("orders", 3, new PostgresServer("two", "Host=two;Database=shop;Username=owner"));</code>
/// </summary>
public sealed class PostgresPartitions : IAsyncDisposable
{
    readonly Server server;

    PostgresPartitions(string connectionString) => server = new Server(connectionString, PostgresOptions.Default);

    /// <summary>
    /// The partitions of the database of a connection string, which programs open. Nothing is opened yet. Throws
    /// <see cref="ArgumentException"/> when the string cannot be read.
    /// </summary>
    public static PostgresPartitions Of(string connectionString)
    {
        PostgresStore.RequireReadable(connectionString);
        return new PostgresPartitions(connectionString);
    }

    /// <summary>
    /// The partitions of a table, by their numbers. Throws <see cref="ArgumentException"/> when the database has no such table, or it is not
    /// partitioned.
    /// </summary>
    /// <param name="table">The table, by its name in the database.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<IReadOnlyList<PartitionPlace>> ListAsync(string table, CancellationToken cancellationToken = default) => Run(
        (session, schema) => Task.FromResult(PartitionPlaces.Of(session, Find(schema, table))), cancellationToken);

    /// <summary>
    /// Moves a partition to another server, or back to that of the database: its rows, its key and its indexes. Writes to the table wait
    /// meanwhile, reads only at the end. It happens as a whole or not at all; what an interrupted move leaves behind is an empty table or
    /// one that nothing refers to, which the next one removes.
    /// <para>
    /// The first partition that goes elsewhere takes the keys of the table apart: each partition keeps its own. From then on a transaction
    /// that writes is isolated as <see cref="Storage.Isolation.RepeatableRead"/> at most, and one that wrote on several servers is committed
    /// on one after the other.
    /// </para>
    /// Throws <see cref="NotSupportedException"/> when the table has references or is referred to: no server sees the rows of another.
    /// </summary>
    /// <param name="table">The table, by its name in the database.</param>
    /// <param name="partition">The partition, counted from 0.</param>
    /// <param name="to">The server; null for that of the database.</param>
    /// <param name="cancellationToken">Ends the move, which is then undone.</param>
    public Task MoveAsync(string table, int partition, PostgresServer? to, CancellationToken cancellationToken = default) => Run(
        async (session, schema) =>
        {
            var shape = Find(schema, table);
            RequireNumber(shape, partition);
            RequireAlone(schema, shape);
            await new PartitionMove(session, schema, shape, partition).Run(to, cancellationToken).ConfigureAwait(false);
            return true;
        }, cancellationToken);

    /// <summary>Closes what was opened.</summary>
    public ValueTask DisposeAsync() => server.DisposeAsync();

    Task<TResult> Run<TResult>(Func<Session, SchemaShape, Task<TResult>> body, CancellationToken cancellationToken) => Task.Run(
        async () =>
        {
            using var session = await server.Connect(isAsync: true, cancellationToken).ConfigureAwait(false);
            if (!CatalogTable.Exists(session))
                throw new SchemaMismatchException(
                    [], $"{session.Place} has no Trestle catalog. Open it with the generated database class first.");
            var schema = VersionColumn.AddTo(SchemaShape.Parse(CatalogTable.Read(session).Schema));
            return await body(session, schema).ConfigureAwait(false);
        },
        cancellationToken);

    static TableShape Find(SchemaShape schema, string table)
    {
        var shape = schema.Tables.FirstOrDefault(candidate => candidate.Name == table)
            ?? throw new ArgumentException($"Schema '{schema.Name}' has no table '{table}'. Name one of its tables.", nameof(table));
        return shape.Partition is not null
            ? shape
            : throw new ArgumentException($"Table '{table}' is not partitioned. Declare 'partition' in the schema.", nameof(table));
    }

    static void RequireNumber(TableShape table, int partition)
    {
        if (partition < 0 || partition >= table.Partition!.Count)
            throw new ArgumentOutOfRangeException(
                nameof(partition), partition, $"Table '{table.Name}' has partitions 0 to {table.Partition!.Count - 1}. Give one of them.");
    }

    static void RequireAlone(SchemaShape schema, TableShape table)
    {
        var inbound = schema.Tables.FirstOrDefault(other => other.References.Any(reference => reference.To == table.Id));
        if (table.References.Count > 0 || inbound is not null)
            throw new NotSupportedException(
                $"Partitions of table '{table.Name}' cannot move: "
                    + (inbound is null ? "it refers to other tables" : $"table '{inbound.Name}' refers to it")
                    + ", and no server sees the rows of another. Remove the references from the schema, or keep the table on one server.");
    }
}
