using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Trestle.Layout;
using Trestle.Lmdb.Environments;
using Trestle.Lmdb.Native;
using Trestle.Storage;

namespace Trestle.Lmdb;

/// <summary>Reads a store's figures.</summary>
static unsafe class LmdbStats
{
    const uint FreePages = 0;

    /// <summary>
    /// The figures as the snapshot <paramref name="transaction"/> sees them; <paramref name="trees"/> are told in the order
    /// given.
    /// </summary>
    public static StoreStats Read(LmdbEnvironment environment, nint transaction, IEnumerable<NamedTree> trees)
    {
        environment.Check(Mdb.EnvInfo(environment.Handle, out var info));
        var fill = Fill(environment, transaction);
        var snapshots = Snapshots(environment);
        snapshots.Remove((long)Mdb.TxnId(transaction));
        return new StoreStats(
            new FileInfo(environment.Path).Length,
            fill.UsedBytes,
            fill.MaxSizeBytes,
            snapshots.Count,
            snapshots.Count == 0 ? 0 : (long)info.LastTransaction - snapshots.Min(),
            [.. trees.Select(tree => Tree(environment, transaction, tree))]);
    }

    /// <summary>How much of the map holds data, as the snapshot sees it.</summary>
    public static StoreFill Fill(LmdbEnvironment environment, nint transaction)
    {
        environment.Check(Mdb.EnvInfo(environment.Handle, out var info));
        environment.Check(Mdb.EnvStat(environment.Handle, out var main));
        return new(((long)info.LastPage + 1 - CountFree(environment, transaction)) * main.PageSize, (long)info.MapSize);
    }

    static TableStats Tree(LmdbEnvironment environment, nint transaction, NamedTree tree)
    {
        environment.Check(Mdb.Stat(transaction, tree.Dbi, out var stat));
        return new TableStats(tree.Table, tree.Index, (long)stat.Entries, (int)stat.Depth, stat.Pages, stat.Pages * stat.PageSize);
    }

    // Each value of the list of free pages begins with how many pages it names.
    static long CountFree(LmdbEnvironment environment, nint transaction)
    {
        environment.Check(Mdb.CursorOpen(transaction, FreePages, out var cursor));
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

/// <summary>The database of a table, or of its index, with the names to tell it by.</summary>
readonly record struct NamedTree(string Table, string? Index, uint Dbi)
{
    /// <summary>Those of a schema, by name, each table before its indexes.</summary>
    public static IEnumerable<NamedTree> Of(SchemaShape schema, Func<Guid, uint> dbi) =>
        from table in schema.Tables.OrderBy(table => table.Name, StringComparer.Ordinal)
        from tree in table.Indexes.OrderBy(index => index.Name, StringComparer.Ordinal)
            .Select(index => new NamedTree(table.Name, index.Name, dbi(index.Id)))
            .Prepend(new NamedTree(table.Name, null, dbi(table.Id)))
        select tree;
}
