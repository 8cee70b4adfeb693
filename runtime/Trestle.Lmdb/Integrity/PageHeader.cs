using System.Runtime.InteropServices;

namespace Trestle.Lmdb.Integrity;

/// <summary>MDB_page: what a page says of itself, and where its nodes begin.</summary>
readonly ref struct PageHeader(ReadOnlySpan<byte> page)
{
    public const int Length = 16;
    public const int Branch = 0x01;
    public const int Leaf = 0x02;
    public const int Overflow = 0x04;

    readonly ReadOnlySpan<byte> page = page;

    public ulong Number => MemoryMarshal.Read<ulong>(page);

    /// <summary>Which kind of page it is, and nothing else: a mark of LMDB's that it is being written would make it write to it as it lies.</summary>
    public int Kind => MemoryMarshal.Read<ushort>(page[10..]);

    public int Lower => MemoryMarshal.Read<ushort>(page[12..]);

    public int Upper => MemoryMarshal.Read<ushort>(page[14..]);

    /// <summary>How many pages a value of its own takes.</summary>
    public uint OverflowPages => MemoryMarshal.Read<uint>(page[12..]);

    public int Nodes => (Lower - Length) / 2;

    /// <summary>Whether there is room for its nodes where it says they are.</summary>
    public bool HasBounds => Lower >= Length && Lower % 2 == 0 && Lower <= Upper && Upper <= page.Length;

    /// <summary>Where a node begins.</summary>
    public int Offset(int index) => MemoryMarshal.Read<ushort>(page[(Length + (2 * index))..]);

    /// <summary>A node, or false when it does not lie in the page.</summary>
    public bool TryNode(int index, out PageNode node)
    {
        var at = Offset(index);
        node = default;
        if (at < Upper || at % 2 != 0 || at > page.Length - PageNode.Header)
            return false;
        node = new PageNode(page[at..]);
        return true;
    }
}
