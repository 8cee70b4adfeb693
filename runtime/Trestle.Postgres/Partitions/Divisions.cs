using Trestle.Layout;
using Trestle.Postgres.Sessions;

namespace Trestle.Postgres.Partitions;

/// <summary>
/// Which partitioned tables have their keys in the partitions only, because one of these is, or was, on another server. It changes while
/// programs run.
/// </summary>
sealed class Divisions(IEnumerable<TableShape> tables)
{
    readonly TableShape[] divided = [.. tables.Where(table => table.Partition is not null)];
    HashSet<Guid> apart = [];

    /// <summary>Whether any table has.</summary>
    public bool Any => apart.Count > 0;

    /// <summary>Whether this table has.</summary>
    public bool IsApart(Guid table) => apart.Contains(table);

    /// <summary>Asks the server.</summary>
    public void Read(Session session)
    {
        apart = divided.Where(table => PartitionPlaces.IsApart(session, table)).Select(table => table.Id).ToHashSet();
    }
}
