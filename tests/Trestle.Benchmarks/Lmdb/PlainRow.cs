using System.Runtime.InteropServices;
using Trestle.Benchmarks.Data;

namespace Trestle.Benchmarks.Lmdb;

/// <summary>A row with its index entries as the C program has it: encoded, ready to be put.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct PlainRow
{
    const int IdSize = 16, AccountSize = 40, SerialSize = 12, MaxValueSize = 200;

    public fixed byte Id[IdSize];
    public fixed byte Account[AccountSize];
    public fixed byte Serial[SerialSize];
    public uint Length;
    public fixed byte Value[MaxValueSize];

    public static PlainRow[] Of(ReadOnlySpan<Event> rows)
    {
        var plain = new PlainRow[rows.Length];
        for (var row = 0; row < rows.Length; row++)
            plain[row].Fill(rows[row]);
        return plain;
    }

    void Fill(Event row)
    {
        Span<byte> scratch = stackalloc byte[512];
        var value = scratch[..EventLayout.WriteValue(row, scratch)];
        Length = (uint)value.Length;
        value.CopyTo(MemoryMarshal.CreateSpan(ref Value[0], MaxValueSize));
        var id = MemoryMarshal.CreateSpan(ref Id[0], IdSize);
        _ = EventLayout.WriteKey(row.Id, id);
        var account = MemoryMarshal.CreateSpan(ref Account[0], AccountSize);
        id.CopyTo(account[EventLayout.WriteIndexKey(0, value, account, out _)..]);
        _ = EventLayout.WriteIndexKey(1, value, MemoryMarshal.CreateSpan(ref Serial[0], SerialSize), out _);
    }
}
