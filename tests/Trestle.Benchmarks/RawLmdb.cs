using System.Runtime.InteropServices;

namespace Trestle.Benchmarks;

/// <summary>LMDB as a C program calls it: the limit that the typed store is measured against. Knows nothing of Trestle.</summary>
internal static unsafe partial class RawLmdb
{
    const string Library = "liblmdb.so.0";

    public const uint NoSubDirectory = 0x4000, NoSync = 0x10000, NoThreadLocal = 0x200000, ReadOnly = 0x20000, Create = 0x40000;
    public const int Next = 8, SetRange = 17;

    [StructLayout(LayoutKind.Sequential)]
    public struct Value
    {
        public nuint Size;
        public byte* Data;
    }

    [LibraryImport(Library)] public static partial int mdb_env_create(out nint environment);
    [LibraryImport(Library)] public static partial int mdb_env_set_mapsize(nint environment, nuint size);
    [LibraryImport(Library)] public static partial int mdb_env_set_maxdbs(nint environment, uint count);
    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)] public static partial int mdb_env_open(nint environment, string path, uint flags, uint mode);
    [LibraryImport(Library)] public static partial void mdb_env_close(nint environment);
    [LibraryImport(Library)] public static partial int mdb_txn_begin(nint environment, nint parent, uint flags, out nint transaction);
    [LibraryImport(Library)] public static partial int mdb_txn_commit(nint transaction);
    [LibraryImport(Library)] public static partial void mdb_txn_abort(nint transaction);
    [LibraryImport(Library)] public static partial void mdb_txn_reset(nint transaction);
    [LibraryImport(Library)] public static partial int mdb_txn_renew(nint transaction);
    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)] public static partial int mdb_dbi_open(nint transaction, string name, uint flags, out uint database);
    [LibraryImport(Library)] public static partial int mdb_get(nint transaction, uint database, Value* key, Value* value);
    [LibraryImport(Library)] public static partial int mdb_put(nint transaction, uint database, Value* key, Value* value, uint flags);
    [LibraryImport(Library)] public static partial int mdb_cursor_open(nint transaction, uint database, out nint cursor);
    [LibraryImport(Library)] public static partial void mdb_cursor_close(nint cursor);
    [LibraryImport(Library)] public static partial int mdb_cursor_get(nint cursor, Value* key, Value* value, int operation);

    public static nint Open(string path, uint flags)
    {
        Check(mdb_env_create(out var environment));
        Check(mdb_env_set_mapsize(environment, (nuint)16 << 30));
        Check(mdb_env_set_maxdbs(environment, 8));
        Check(mdb_env_open(environment, path, NoSubDirectory | NoThreadLocal | flags, 0b110_000_000));
        return environment;
    }

    public static nint Begin(nint environment, uint flags = 0)
    {
        Check(mdb_txn_begin(environment, 0, flags, out var transaction));
        return transaction;
    }

    public static uint Database(nint transaction, string name)
    {
        Check(mdb_dbi_open(transaction, name, Create, out var database));
        return database;
    }

    public static void Put(nint transaction, uint database, ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
    {
        fixed (byte* keyData = key, valueData = value)
        {
            var k = new Value { Size = (nuint)key.Length, Data = keyData };
            var v = new Value { Size = (nuint)value.Length, Data = valueData };
            Check(mdb_put(transaction, database, &k, &v, 0));
        }
    }

    public static ReadOnlySpan<byte> Get(nint transaction, uint database, ReadOnlySpan<byte> key)
    {
        fixed (byte* keyData = key)
        {
            var k = new Value { Size = (nuint)key.Length, Data = keyData };
            Value v;
            return mdb_get(transaction, database, &k, &v) == 0 ? new ReadOnlySpan<byte>(v.Data, (int)v.Size) : default;
        }
    }

    public static void Check(int code)
    {
        if (code != 0)
            throw new InvalidOperationException($"LMDB reported {code}. The benchmark cannot go on.");
    }
}
