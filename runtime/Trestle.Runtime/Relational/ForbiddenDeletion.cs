using System.ComponentModel;

namespace Trestle.Relational;

/// <summary>Finds the row that forbids a deletion which the store has refused: follows what would go along, as the store did.</summary>
/// <typeparam name="TTable">What the store's tables have in common.</typeparam>
/// <param name="referrers">The encoded primary keys of the rows that refer to an encoded key by a reference.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ForbiddenDeletion<TTable>(Func<InboundReference<TTable>, byte[], ValueTask<List<byte[]>>> referrers)
    where TTable : class, IRelationalTable<TTable>
{
    readonly HashSet<(TTable, string)> removed = [];
    readonly Queue<(TTable Table, byte[] Key)> open = [];
    readonly List<(InboundReference<TTable> Reference, TTable Target, byte[] Child, byte[] Key)> forbidding = [];

    /// <summary>What stands against deleting the rows with these encoded keys; null when nothing does any more.</summary>
    public async ValueTask<ForeignKeyViolationException?> Find(TTable table, IEnumerable<byte[]> keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        foreach (var key in keys)
            Remove(table, key);
        while (open.TryDequeue(out var row))
        {
            foreach (var reference in row.Table.Inbound)
            {
                foreach (var child in await referrers(reference, row.Key).ConfigureAwait(false))
                    Follow(reference, row.Table, child, row.Key);
            }
        }
        var (found, target, _, parent) = forbidding
            .FirstOrDefault(one => !removed.Contains((one.Reference.Child, Convert.ToHexString(one.Child))));
        return found is null ? null : RowViolations.StillReferred(found.Child.Shape, found.Shape, target.Shape, parent);
    }

    void Follow(InboundReference<TTable> reference, TTable referred, byte[] child, byte[] key)
    {
        if (reference.Shape.OnDelete == "cascade")
            Remove(reference.Child, child);
        else if (reference.Shape.OnDelete != "setNull")
            forbidding.Add((reference, referred, child, key));
    }

    void Remove(TTable from, byte[] key)
    {
        if (removed.Add((from, Convert.ToHexString(key))))
            open.Enqueue((from, key));
    }
}
