using Trestle.Lmdb.Environments;
using Trestle.Lmdb.Integrity;
using Trestle.Lmdb.Native;
using Trestle.Lmdb.Tables;
using Trestle.Lmdb.Transactions;

namespace Trestle.Lmdb.Cursors;

/// <summary>
/// Where the trees of a reading transaction begin. The list of trees, the file's main one, holds that as a value under the name of each
/// (MDB_db in LMDB's mdb.c), and whatever is read of it holds for as long as the transaction has the same snapshot of the same map.
/// </summary>
sealed unsafe class TreeRoots(LmdbTransaction transaction)
{
    const uint MainTree = 1;
    const int MostLevels = 32;

    readonly LmdbEnvironment environment = transaction.Environment;
    Entry[] entries = [];
    long snapshot;
    int remaps;
    long era;

    /// <summary>The root of a tree, which is looked up for; false when its pages have to be left to the library.</summary>
    public bool TryGet(LmdbTree tree, out TreeRoot root) => TryGet(tree, 1, out root);

    /// <summary>
    /// As <see cref="TryGet(LmdbTree, out TreeRoot)"/>, for who looks up one key: the first time in a snapshot it is not worth it.
    /// </summary>
    public bool TryGetAgain(LmdbTree tree, out TreeRoot root) => TryGet(tree, 0, out root);

    bool TryGet(LmdbTree tree, int uses, out TreeRoot root)
    {
        root = default;
        if (environment.ReadablePageSize == 0 || transaction.Snapshot == 0)
            return false;
        if (snapshot != transaction.Snapshot || remaps != environment.Map.Remaps)
            Forget();
        ref var entry = ref EntryOf(tree.Dbi);
        if (entry.Era != era)
            entry = new Entry { Era = era, Uses = uses };
        if (entry.Uses++ == 1)
            entry.IsKnown = TryRead(tree, out entry.Root);
        root = entry.Root;
        return entry.IsKnown;
    }

    void Forget()
    {
        snapshot = transaction.Snapshot;
        remaps = environment.Map.Remaps;
        era++;
    }

    ref Entry EntryOf(uint dbi)
    {
        if (dbi >= entries.Length)
            Array.Resize(ref entries, (int)dbi + 8);
        return ref entries[dbi];
    }

    // The library's own figures of the tree prove that the record is the tree's.
    bool TryRead(LmdbTree tree, out TreeRoot root)
    {
        root = default;
        if (!TryRecord(tree, out var record)
            || Mdb.Stat(transaction.Handle, tree.Dbi, out var stat) != LmdbErrors.Success
            || Mdb.EnvInfo(environment.Handle, out var info) != LmdbErrors.Success)
            return false;
        var read = TreeRecord.Read(record.Span);
        var pageSize = environment.ReadablePageSize;
        var pages = Math.Min((ulong)info.LastPage + 1, info.MapSize / (uint)pageSize);
        var map = environment.Map.StartOf((nint)record.Data);
        if (read.Kind != 0 || read.Depth is 0 or > MostLevels || read.Depth != stat.Depth || read.Entries != stat.Entries || map == 0)
            return false;
        root = new TreeRoot(map, pageSize, pages, read.Root, read.Depth);
        return true;
    }

    bool TryRecord(LmdbTree tree, out MdbVal record)
    {
        record = default;
        if (!environment.TryName(tree.Dbi, out var name))
            return false;
        fixed (byte* data = name)
        fixed (MdbVal* value = &record)
        {
            var key = new MdbVal(data, name.Length);
            return Mdb.Get(transaction.Handle, MainTree, &key, value) == LmdbErrors.Success && record.Length == TreeRecord.Length;
        }
    }

    struct Entry
    {
        public long Era;
        public int Uses;
        public bool IsKnown;
        public TreeRoot Root;
    }
}
