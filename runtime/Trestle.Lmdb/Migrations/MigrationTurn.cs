using Trestle.Lmdb.Catalog;
using Trestle.Lmdb.Transactions;

namespace Trestle.Lmdb.Migrations;

/// <summary>Whose turn it is to migrate a file, as one target knows it: its owner, or null while it has not taken the file.</summary>
sealed class MigrationTurn
{
    /// <summary>Who has taken the file.</summary>
    public string? Owner { get; set; }

    /// <summary>Throws <see cref="StoreMigratingException"/> when somebody else has taken it, or took it over and is done.</summary>
    public void Require(LmdbTransaction transaction, uint dbi)
    {
        var hold = CatalogTree.ReadHold(transaction, dbi);
        if (hold is not null && hold.Owner != Owner)
            throw Held.Error(transaction.Environment.Path, hold);
        if (hold is null && Owner is not null)
            throw new StoreMigratingException(
                Owner, DateTimeOffset.UtcNow, $"Another run has taken '{transaction.Environment.Path}' over from {Owner}, whose lease was over, "
                    + "and finished the migration. Open the database.");
    }
}
