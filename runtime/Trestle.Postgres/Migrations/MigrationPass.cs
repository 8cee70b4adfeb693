using Trestle.Postgres.Catalog;
using Trestle.Postgres.Sessions;

namespace Trestle.Postgres.Migrations;

/// <summary>Lets a migration work on the tables of a database that it holds.</summary>
/// <param name="Owner">Who holds it; null for one who does not, and only reads or writes the journal.</param>
/// <param name="Generation">How often the schema in the database had changed.</param>
sealed record MigrationPass(string? Owner, long Generation)
{
    /// <summary>Throws <see cref="StoreMigratingException"/> when another has taken the database over.</summary>
    public void RequireHeld(Session session)
    {
        if (Owner is not null)
            HoldTable.RequireFree(session, Owner);
    }
}
