using Trestle.Catalog;
using Trestle.Layout;
using Trestle.Postgres.Migrations;
using Trestle.Postgres.Sessions;
using Trestle.Postgres.Transactions;

namespace Trestle.Postgres.Catalog;

/// <summary>
/// Notices when another process changes the schema. The number that tells is read by the statement with which a read transaction takes
/// its snapshot, which costs nothing, and by a write transaction that begins when it has not been read for a second.
/// </summary>
/// <param name="texts">Numbers the statements.</param>
/// <param name="changed">Is told, on a connection, when the tables are not as they were though the schema is.</param>
/// <param name="pass">For a migration, which changes the schema itself; null for a program.</param>
sealed class SchemaWatch(StatementTexts texts, Action<Session> changed, MigrationPass? pass = null)
{
    const long Interval = 1000;

    readonly StatementText read = texts.Add(CatalogTable.ReadGenerationOnly, []);
    readonly StatementText readOnly = texts.Add(CatalogTable.ReadGenerationAndStayReading, []);
    long generation;
    long checkedAt;

    /// <summary>The schema of the program, with the names of the database.</summary>
    public SchemaShape? Schema { get; private set; }

    /// <summary>Whether the number has not been read for a while.</summary>
    public bool IsDue => Environment.TickCount64 - Volatile.Read(ref checkedAt) >= Interval;

    /// <summary>Lets the number be read again.</summary>
    public void MarkDue() => Volatile.Write(ref checkedAt, Environment.TickCount64 - Interval);

    /// <summary>Watches over the schema with which statements are made.</summary>
    public void Start(SchemaShape named, long found)
    {
        Schema = named;
        generation = found;
        checkedAt = Environment.TickCount64;
    }

    /// <summary>
    /// Reads the number, with which a transaction takes its snapshot. Throws <see cref="SchemaMismatchException"/> when the statements of
    /// this program are no longer right.
    /// </summary>
    public async ValueTask Check(bool isAsync, PostgresTransaction transaction, CancellationToken cancellationToken)
    {
        var found = await Read(isAsync, transaction, cancellationToken).ConfigureAwait(false);
        if (found != Volatile.Read(ref generation))
        {
            // Until the program is restarted, nobody begins unseen.
            Volatile.Write(ref checkedAt, Environment.TickCount64 - Interval);
            if (pass is not null)
                pass.RequireHeld(transaction.Session);
            else
                SchemaFit.RequireUnchanged(
                    transaction.Session.Place, SchemaShape.Parse(CatalogTable.Read(transaction.Session).Schema), Schema!);
            changed(transaction.Session);
            Volatile.Write(ref generation, found);
        }
        Volatile.Write(ref checkedAt, Environment.TickCount64);
    }

    async ValueTask<long> Read(bool isAsync, PostgresTransaction transaction, CancellationToken cancellationToken)
    {
        using var use = await transaction.Use(isAsync, transaction.IsWrite ? read : readOnly, cancellationToken).ConfigureAwait(false);
        return await use.Statement.RunForNumber(isAsync, cancellationToken).ConfigureAwait(false) is { Number: { } number }
            ? number
            : throw CatalogTable.Empty(transaction.Session.Place);
    }
}
