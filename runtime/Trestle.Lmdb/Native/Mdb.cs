using System.Runtime.InteropServices;

namespace Trestle.Lmdb.Native;

/// <summary>
/// The functions of lmdb.h. Handles are plain pointers whose owners are the classes above. No call that looks at the map suppresses the GC
/// transition: a page that must be read from disk would hold up every collection of the process.
/// </summary>
static unsafe partial class Mdb
{
    public const string Library = "lmdb";

    [LibraryImport(Library, EntryPoint = "mdb_strerror")]
    public static partial byte* ErrorText(int code);

    [LibraryImport(Library, EntryPoint = "mdb_env_create")]
    public static partial int EnvCreate(out nint env);

    [LibraryImport(Library, EntryPoint = "mdb_env_open", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int EnvOpen(nint env, string path, uint flags, uint mode);

    [LibraryImport(Library, EntryPoint = "mdb_env_close")]
    public static partial void EnvClose(nint env);

    [LibraryImport(Library, EntryPoint = "mdb_env_set_mapsize")]
    public static partial int EnvSetMapSize(nint env, nuint size);

    [LibraryImport(Library, EntryPoint = "mdb_env_set_maxreaders")]
    public static partial int EnvSetMaxReaders(nint env, uint readers);

    [LibraryImport(Library, EntryPoint = "mdb_env_set_maxdbs")]
    public static partial int EnvSetMaxDbs(nint env, uint databases);

    [LibraryImport(Library, EntryPoint = "mdb_env_get_fd")]
    public static partial int EnvGetFd(nint env, out int file);

    [LibraryImport(Library, EntryPoint = "mdb_env_get_maxkeysize")]
    public static partial int EnvGetMaxKeySize(nint env);

    [LibraryImport(Library, EntryPoint = "mdb_env_info")]
    public static partial int EnvInfo(nint env, out MdbEnvInfo info);

    [LibraryImport(Library, EntryPoint = "mdb_env_stat")]
    public static partial int EnvStat(nint env, out MdbStat stat);

    [LibraryImport(Library, EntryPoint = "mdb_env_sync")]
    public static partial int EnvSync(nint env, int force);

    [LibraryImport(Library, EntryPoint = "mdb_env_copyfd2")]
    public static partial int EnvCopyTo(nint env, nint file, uint flags);

    [LibraryImport(Library, EntryPoint = "mdb_reader_check")]
    public static partial int ReaderCheck(nint env, out int dead);

    [LibraryImport(Library, EntryPoint = "mdb_reader_list")]
    public static partial int ReaderList(nint env, delegate* unmanaged[Cdecl]<byte*, nint, int> line, nint state);

    [LibraryImport(Library, EntryPoint = "mdb_txn_begin")]
    public static partial int TxnBegin(nint env, nint parent, uint flags, out nint txn);

    [LibraryImport(Library, EntryPoint = "mdb_txn_commit")]
    public static partial int TxnCommit(nint txn);

    [LibraryImport(Library, EntryPoint = "mdb_txn_abort")]
    public static partial void TxnAbort(nint txn);

    [LibraryImport(Library, EntryPoint = "mdb_txn_reset")]
    public static partial void TxnReset(nint txn);

    [LibraryImport(Library, EntryPoint = "mdb_txn_renew")]
    public static partial int TxnRenew(nint txn);

    [LibraryImport(Library, EntryPoint = "mdb_txn_id")]
    [SuppressGCTransition]
    public static partial nuint TxnId(nint txn);

    [LibraryImport(Library, EntryPoint = "mdb_dbi_open", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int DbiOpen(nint txn, string? name, uint flags, out uint dbi);

    [LibraryImport(Library, EntryPoint = "mdb_stat")]
    public static partial int Stat(nint txn, uint dbi, out MdbStat stat);

    [LibraryImport(Library, EntryPoint = "mdb_drop")]
    public static partial int Drop(nint txn, uint dbi, int delete);

    [LibraryImport(Library, EntryPoint = "mdb_get")]
    public static partial int Get(nint txn, uint dbi, MdbVal* key, MdbVal* value);

    [LibraryImport(Library, EntryPoint = "mdb_cmp")]
    public static partial int Compare(nint txn, uint dbi, MdbVal* left, MdbVal* right);

    [LibraryImport(Library, EntryPoint = "mdb_put")]
    public static partial int Put(nint txn, uint dbi, MdbVal* key, MdbVal* value, uint flags);

    [LibraryImport(Library, EntryPoint = "mdb_del")]
    public static partial int Delete(nint txn, uint dbi, MdbVal* key, MdbVal* value);

    [LibraryImport(Library, EntryPoint = "mdb_cursor_open")]
    public static partial int CursorOpen(nint txn, uint dbi, out nint cursor);

    [LibraryImport(Library, EntryPoint = "mdb_cursor_renew")]
    public static partial int CursorRenew(nint txn, nint cursor);

    [LibraryImport(Library, EntryPoint = "mdb_cursor_close")]
    public static partial void CursorClose(nint cursor);

    [LibraryImport(Library, EntryPoint = "mdb_cursor_get")]
    public static partial int CursorGet(nint cursor, MdbVal* key, MdbVal* value, MdbCursorOp operation);

    [LibraryImport(Library, EntryPoint = "mdb_cursor_put")]
    public static partial int CursorPut(nint cursor, MdbVal* key, MdbVal* value, uint flags);
}
