using Trestle.Sqlite.Catalog;
using Trestle.Sqlite.Native;

namespace Trestle.Sqlite.Migrations;

/// <summary>Lets a migration work on the tables of a file that it holds.</summary>
/// <param name="Owner">Who holds it; null for one who does not, and only reads or writes the journal.</param>
/// <param name="Generation">How often the schema in the file had changed.</param>
sealed record MigrationPass(string? Owner, long Generation)
{
    /// <summary>Throws <see cref="StoreMigratingException"/> when another has taken the file over.</summary>
    public void RequireHeld(Connection connection)
    {
        if (Owner is not null && HoldTable.Read(connection) is { } hold && hold.Owner != Owner)
            throw HoldTable.Held(connection.File, hold);
    }
}
