using System.Runtime.InteropServices;

namespace Trestle.Lmdb.Native;

/// <summary>MDB_stat: one database of an environment in figures.</summary>
[StructLayout(LayoutKind.Sequential)]
readonly struct MdbStat
{
    public readonly uint PageSize;
    public readonly uint Depth;
    public readonly nuint BranchPages;
    public readonly nuint LeafPages;
    public readonly nuint OverflowPages;
    public readonly nuint Entries;

    public long Pages => (long)(BranchPages + LeafPages + OverflowPages);
}

/// <summary>MDB_envinfo: an environment in figures.</summary>
[StructLayout(LayoutKind.Sequential)]
readonly struct MdbEnvInfo
{
    public readonly nint MapAddress;
    public readonly nuint MapSize;
    public readonly nuint LastPage;
    public readonly nuint LastTransaction;
    public readonly uint MaxReaders;
    public readonly uint Readers;
}
