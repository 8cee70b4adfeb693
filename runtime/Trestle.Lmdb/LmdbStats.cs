using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Trestle.Lmdb.Environments;
using Trestle.Lmdb.Native;
using Trestle.Lmdb.Tables;
using Trestle.Lmdb.Transactions;
using Trestle.Storage;

namespace Trestle.Lmdb;

/// <summary>Reads a store's figures.</summary>
static unsafe class LmdbStats
{
    const uint FreePages = 0;

    public static StoreStats Read(LmdbTransaction transaction, IEnumerable<ILmdbTable> tables)
    {
        var environment = transaction.Environment;
        environment.Check(Mdb.EnvInfo(environment.Handle, out var info));
        environment.Check(Mdb.EnvStat(environment.Handle, out var main));
        var snapshots = Snapshots(environment);
        var own = (long)Mdb.TxnId(transaction.Handle);
        snapshots.Remove(own);
        return new StoreStats(
            new FileInfo(environment.Path).Length,
            ((long)info.LastPage + 1 - CountFree(transaction)) * main.PageSize,
            (long)info.MapSize,
            snapshots.Count,
            snapshots.Count == 0 ? 0 : (long)info.LastTransaction - snapshots.Min(),
            [.. tables.OrderBy(table => table.Space.Shape.Name, StringComparer.Ordinal).SelectMany(table => Trees(transaction, table.Space))]);
    }

    static IEnumerable<TableStats> Trees(LmdbTransaction transaction, LmdbTableSpace table) =>
        table.Indexes.OrderBy(tree => tree.IndexName, StringComparer.Ordinal).Prepend(table.Rows).Select(tree => Tree(transaction, tree));

    static TableStats Tree(LmdbTransaction transaction, LmdbTree tree)
    {
        transaction.Environment.Check(Mdb.Stat(transaction.Handle, tree.Dbi, out var stat));
        return new TableStats(tree.Table.Name, tree.IndexName, (long)stat.Entries, (int)stat.Depth, stat.Pages, stat.Pages * stat.PageSize);
    }

    // Each value of the list of free pages begins with how many pages it names.
    static long CountFree(LmdbTransaction transaction)
    {
        var environment = transaction.Environment;
        environment.Check(Mdb.CursorOpen(transaction.Handle, FreePages, out var cursor));
        try
        {
            var count = 0L;
            MdbVal key, value;
            while (LmdbErrors.Found(Mdb.CursorGet(cursor, &key, &value, MdbCursorOp.Next), environment.Path))
                count += (long)MemoryMarshal.Read<nuint>(value.Span);
            return count;
        }
        finally
        {
            Mdb.CursorClose(cursor);
        }
    }

    // The table of readers can be had as text only: a heading, then process, thread and transaction, which is "-" for none.
    static List<long> Snapshots(LmdbEnvironment environment)
    {
        var lines = new List<string>();
        var state = GCHandle.Alloc(lines);
        try
        {
            var code = Mdb.ReaderList(environment.Handle, &AddLine, GCHandle.ToIntPtr(state));
            if (code < 0)
                environment.Check(code);
        }
        finally
        {
            state.Free();
        }
        return [.. lines.SelectMany(line => line.Split('\n')).Select(Snapshot).Where(snapshot => snapshot > 0)];
    }

    static long Snapshot(string line)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 3 && long.TryParse(words[2], CultureInfo.InvariantCulture, out var snapshot) ? snapshot : 0;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    static int AddLine(byte* line, nint state)
    {
        ((List<string>)GCHandle.FromIntPtr(state).Target!).Add(Marshal.PtrToStringUTF8((nint)line) ?? "");
        return 0;
    }
}
