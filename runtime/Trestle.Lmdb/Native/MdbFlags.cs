namespace Trestle.Lmdb.Native;

/// <summary>Flags and cursor operations of lmdb.h, as far as they are used here.</summary>
static class MdbFlags
{
    // mdb_env_open
    public const uint NoSubdir = 0x4000;
    public const uint NoSync = 0x10000;
    public const uint ReadOnly = 0x20000;
    public const uint NoMetaSync = 0x40000;
    public const uint NoTls = 0x200000;

    // mdb_dbi_open
    public const uint Create = 0x40000;

    // mdb_put
    public const uint NoOverwrite = 0x10;
    public const uint Append = 0x20000;

    // mdb_env_copy2
    public const uint Compact = 0x01;
}

/// <summary>MDB_cursor_op, as far as it is used here.</summary>
enum MdbCursorOp
{
    First = 0,
    GetCurrent = 4,
    Last = 6,
    Next = 8,
    Previous = 12,
    Set = 15,
    SetRange = 17,
}
