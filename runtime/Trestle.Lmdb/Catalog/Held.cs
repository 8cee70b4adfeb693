using System.Globalization;
using Trestle.Migrations;

namespace Trestle.Lmdb.Catalog;

/// <summary>What somebody is told who finds a file held for a migration.</summary>
static class Held
{
    public static StoreMigratingException Error(string path, MigrationHold hold)
    {
        var until = hold.Until.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return new(
            hold.Owner, hold.Until,
            $"'{path}' is being migrated by {hold.Owner}, whose lease runs until {until}. Wait until it is done; if it was broken off, "
                + "migrate again after that time, which finishes it.");
    }
}
