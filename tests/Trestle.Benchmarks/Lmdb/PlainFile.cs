using System.Runtime.InteropServices;
using Trestle.Layout;

namespace Trestle.Benchmarks.Lmdb;

/// <summary>
/// LMDB as a C program uses it: the limit that the typed store is measured against. Each call is a whole loop in C, over a file whose
/// trees are called as ours are. Knows nothing of Trestle.
/// </summary>
internal sealed unsafe partial class PlainFile : IDisposable
{
    const string Library = "bench-lmdb";
    const uint NoSync = 0x10000;

    readonly nint file;

    PlainFile(nint file) => this.file = file;

    /// <summary>Opens a file with the trees of a table, and creates what is not there.</summary>
    public static PlainFile Open(string path, TableShape table, bool durable = false)
    {
        nint* names = stackalloc nint[3];
        Guid[] ids = [table.Id, .. table.Indexes.Select(index => index.Id), Guid.Empty, Guid.Empty];
        for (var tree = 0; tree < 3; tree++)
            names[tree] = Marshal.StringToCoTaskMemUTF8(ids[tree].ToString());
        Keep.Result(bench_open(path, durable ? 0 : NoSync, names, out var file));
        return new PlainFile(file);
    }

    /// <summary>Opens an index of another table, which carries a field along.</summary>
    public void OpenCovering(IndexShape index) => Keep.Result(bench_open_covering(file, index.Id.ToString()));

    public void BeginRead() => Keep.Result(bench_begin_read(file));

    public void EndRead() => bench_end_read(file);

    public void GetEach(ReadOnlySpan<byte> ids)
    {
        fixed (byte* data = ids)
            Keep.Result(bench_get_each(file, data, (nuint)ids.Length / 16));
    }

    public void RenewGetReset(ReadOnlySpan<byte> ids)
    {
        fixed (byte* data = ids)
            Keep.Result(bench_renew_get_reset(file, data, (nuint)ids.Length / 16));
    }

    public void Scan() => Keep.Result(bench_scan(file));

    public long Ranges(ReadOnlySpan<byte> accounts, int limit)
    {
        fixed (byte* data = accounts)
        {
            var rows = bench_ranges(file, data, (nuint)accounts.Length / 16, limit);
            Keep.Result(rows);
            return rows;
        }
    }

    /// <summary>As <see cref="Ranges"/> by the index that carries a field along, without the rows.</summary>
    public long Entries(ReadOnlySpan<byte> accounts, int limit)
    {
        fixed (byte* data = accounts)
        {
            var entries = bench_entries(file, data, (nuint)accounts.Length / 16, limit);
            Keep.Result(entries);
            return entries;
        }
    }

    /// <summary>Puts rows and their entries in both indexes.</summary>
    public void Insert(ReadOnlySpan<PlainRow> rows, int perCommit)
    {
        fixed (PlainRow* data = rows)
            Keep.Result(bench_insert(file, data, (nuint)rows.Length, (nuint)perCommit));
    }

    /// <summary>Puts rows of a table without indexes.</summary>
    public void InsertRows(ReadOnlySpan<PlainRow> rows, int perCommit)
    {
        fixed (PlainRow* data = rows)
            Keep.Result(bench_insert_rows(file, data, (nuint)rows.Length, (nuint)perCommit));
    }

    /// <summary>Gets each row, and puts another in its place.</summary>
    public void Replace(ReadOnlySpan<PlainRow> rows, int perCommit)
    {
        fixed (PlainRow* data = rows)
            Keep.Result(bench_replace(file, data, (nuint)rows.Length, (nuint)perCommit));
    }

    public void Dispose() => bench_close(file);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int bench_open(string path, uint flags, nint* names, out nint file);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int bench_open_covering(nint file, string name);

    [LibraryImport(Library)] private static partial int bench_begin_read(nint file);
    [LibraryImport(Library)] private static partial void bench_end_read(nint file);
    [LibraryImport(Library)] private static partial void bench_close(nint file);
    [LibraryImport(Library)] private static partial long bench_get_each(nint file, byte* ids, nuint count);
    [LibraryImport(Library)] private static partial long bench_renew_get_reset(nint file, byte* ids, nuint count);
    [LibraryImport(Library)] private static partial long bench_scan(nint file);
    [LibraryImport(Library)] private static partial long bench_ranges(nint file, byte* accounts, nuint count, int limit);
    [LibraryImport(Library)] private static partial long bench_entries(nint file, byte* accounts, nuint count, int limit);
    [LibraryImport(Library)] private static partial long bench_insert(nint file, PlainRow* rows, nuint count, nuint perCommit);
    [LibraryImport(Library)] private static partial long bench_insert_rows(nint file, PlainRow* rows, nuint count, nuint perCommit);
    [LibraryImport(Library)] private static partial long bench_replace(nint file, PlainRow* rows, nuint count, nuint perCommit);
}
