using System.Diagnostics.CodeAnalysis;
using Trestle.Benchmarks.Data;
using Trestle.Benchmarks.Lmdb;
using Trestle.Layout;
using Trestle.Tables;

namespace Trestle.Benchmarks.Zlmdb;

/// <summary>The same verbs as the Python program has, through the generated API.</summary>
internal sealed class TrestleSide<TLayout, TRow, TView> : ITrestleSide
    where TLayout : struct, ITableLayout<TRow, Guid>
    where TRow : class
    where TView : struct, IRowView<TView>, allows ref struct
{
    const int PerRange = 10;

    readonly EmptyFile file = EmptyFile.OfOurs();
    readonly CodecTable<TLayout, TRow, TView> table;
    readonly Event[] events;
    readonly TRow[] rows;
    readonly byte[][] stored;
    readonly byte[] scratch = new byte[1024];
    TRow[] batch = [];
    int next;

    public TrestleSide(CodecTable<TLayout, TRow, TView> table, int rowCount)
    {
        this.table = table;
        events = Rows.Events(rowCount);
        rows = [.. events.Select(table.Convert)];
        stored = [.. rows.Take(1_000).Select(row => scratch.AsSpan(0, TLayout.WriteValue(row, scratch)).ToArray())];
        next = rowCount;
        Write(rows, rowCount);
    }

    public int Do(string verb, int count)
    {
        switch (verb)
        {
            case "prepare": return Prepare(count);
            case "batches": return Write(batch, 1_000);
            case "singles": return Write(batch, 1);
            case "encode": return Times(count, call => TLayout.WriteValue(rows[call % 1_000], scratch) > 0);
            case "fields": return table.Fields(stored, count);
            case "record": return Times(count, call => TLayout.ReadValue(stored[call % 1_000]) is not null);
        }

        using var tx = file.Ours!.BeginRead();
        return verb switch
        {
            "key" => Keys(table.Reader(tx), count),
            "simple" => Times(count, call => table.Simple(tx, events[call].Serial) is not null),
            "composite" => Times(count, call => table.Composite(tx, events[call].Account, events[call].At) is not null),
            "range" => Ranges(tx, count),
            "scan" => table.Scan(tx, count),
            _ => throw new ArgumentOutOfRangeException(nameof(verb), verb, "There is no such verb. Give one of those above."),
        };
    }

    public void Dispose() => file.Dispose();

    int Prepare(int count)
    {
        batch = [.. Rows.Events(count, next, seed: next).Select(table.Convert)];
        next += count;
        return count;
    }

    [SuppressMessage("Trestle.Reads", "TRS4006", Justification = "The row is what is measured.")]
    int Keys(TableReader<TLayout, TRow, Guid, TView> reader, int count) => Times(count, call => reader.Get(events[call].Id) is not null);

    int Ranges(BenchReadTransaction tx, int count)
    {
        var seen = 0;
        for (var range = 0; range < count / PerRange; range++)
            seen += table.Range(tx, events[range].Account, PerRange);
        return seen;
    }

    int Write(TRow[] written, int perCommit)
    {
        foreach (var part in written.Chunk(perCommit))
        {
            using var tx = file.Ours!.BeginWrite();
            if (perCommit == 1)
                table.Writer(tx).Insert(part[0]);
            else
                table.Writer(tx).InsertMany(part);
            tx.Commit();
        }

        return written.Length;
    }

    static int Times(int count, Func<int, bool> once)
    {
        var seen = 0;
        for (var call = 0; call < count; call++)
            seen += once(call) ? 1 : 0;
        return seen;
    }
}
