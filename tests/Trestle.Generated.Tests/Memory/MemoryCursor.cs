using Trestle.Layout;
using Trestle.Storage;

namespace Trestle.Generated.Tests.Memory;

sealed record MemoryEntry(byte[] Parts, byte[] Key, byte[] Included, byte[] Value)
{
    /// <summary>What the entry is sorted by.</summary>
    public byte[] Order(int index) => index < 0 ? Key : [.. Parts, .. Key];
}

sealed class MemoryCursor<TLayout, TRow, TKey>(List<MemoryEntry> entries) : TableCursor<TRow, TKey>
    where TLayout : struct, ITableLayout<TRow, TKey>
    where TRow : class
{
    int at = -1;

    public override ReadOnlySpan<byte> Parts => entries[at].Parts;

    public override ReadOnlySpan<byte> KeyBytes => entries[at].Key;

    public override ReadOnlySpan<byte> Included => entries[at].Included;

    public override TKey Key => TLayout.ReadKey(entries[at].Key);

    public override ReadOnlySpan<byte> Value => entries[at].Value;

    public override TRow Row => TLayout.ReadValue(entries[at].Value);

    public override bool MoveNext() => ++at < entries.Count;

    public override void Dispose()
    {
    }
}
