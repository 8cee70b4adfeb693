using System.Runtime.InteropServices;

namespace Trestle.Lmdb.Integrity;

/// <summary>MDB_node: a key, and a page below or a value. It reaches to the end of its page.</summary>
readonly ref struct PageNode(ReadOnlySpan<byte> node)
{
    public const int Header = 8;

    const int BigData = 0x01;
    const int SubData = 0x02;
    const int Duplicates = 0x04;
    const int PageNumber = 8;

    readonly ReadOnlySpan<byte> node = node;

    int KeyLength => MemoryMarshal.Read<ushort>(node[6..]);

    int Flags => MemoryMarshal.Read<ushort>(node[4..]);

    /// <summary>Whether the value has pages of its own.</summary>
    public bool IsBig => (Flags & BigData) != 0;

    /// <summary>Whether the value is the record of another tree.</summary>
    public bool IsTree => (Flags & SubData) != 0;

    public bool HasDuplicates => (Flags & Duplicates) != 0;

    public uint ValueLength => MemoryMarshal.Read<uint>(node);

    public ReadOnlySpan<byte> Key => node.Slice(Header, KeyLength);

    /// <summary>The value of a leaf whose value is in it.</summary>
    public ReadOnlySpan<byte> Value => node.Slice(Header + KeyLength, (int)ValueLength);

    /// <summary>The first page of a value that has its own.</summary>
    public ulong ValuePage => MemoryMarshal.Read<ulong>(node[(Header + KeyLength)..]);

    /// <summary>The page below a node of a branch.</summary>
    public ulong Child => ValueLength | ((ulong)(uint)Flags << 32);

    /// <summary>How many bytes it takes, in a branch or in a leaf. Nodes begin at even places.</summary>
    public int SizeIn(bool isBranch)
    {
        var size = Header + KeyLength + (isBranch ? 0 : IsBig ? PageNumber : (int)ValueLength);
        return size + (size & 1);
    }

    public bool HasKey(int maxLength) => KeyLength <= maxLength && Header + KeyLength <= node.Length;

    public bool HasValue => (IsBig ? PageNumber : ValueLength) <= (ulong)(node.Length - Header - KeyLength);
}
