using System.Runtime.InteropServices;

namespace Trestle.Lmdb.Integrity;

/// <summary>One of the two heads of a file; the one with the higher transaction counts.</summary>
readonly record struct MetaPage(int PageSize, ulong MapSize, TreeRecord Free, TreeRecord Main, ulong LastPage, ulong Transaction)
{
    /// <summary>How many bytes of a page it takes, from the page's first.</summary>
    public const int Length = PageHeader + 136;

    const int PageHeader = 16;
    const uint Magic = 0xBEEFC0DE;
    const uint Format = 1;
    const int SmallestPage = 512;
    const int LargestPage = 1 << 16;

    /// <summary>Whether a page begins as a head of the format that is known here; LMDB itself refuses all others.</summary>
    public static bool IsKnown(ReadOnlySpan<byte> page) =>
        MemoryMarshal.Read<uint>(page[PageHeader..]) == Magic && MemoryMarshal.Read<uint>(page[(PageHeader + 4)..]) == Format;

    public static MetaPage Read(ReadOnlySpan<byte> page)
    {
        var meta = page[PageHeader..];
        return new MetaPage(
            MemoryMarshal.Read<int>(meta[24..]), MemoryMarshal.Read<ulong>(meta[16..]), TreeRecord.Read(meta[24..]),
            TreeRecord.Read(meta[(24 + TreeRecord.Length)..]), MemoryMarshal.Read<ulong>(meta[120..]), MemoryMarshal.Read<ulong>(meta[128..]));
    }

    /// <summary>Whether the page size is one that LMDB can have chosen: it divides by it before it looks.</summary>
    public bool HasPageSize => PageSize is >= SmallestPage and <= LargestPage && int.IsPow2(PageSize);

    /// <summary>Whether the sizes belong together.</summary>
    public bool HasSizes => LastPage >= 1 && LastPage < MapSize / (ulong)PageSize;
}
