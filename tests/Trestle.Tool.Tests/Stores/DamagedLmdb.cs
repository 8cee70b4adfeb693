using Trestle.Lmdb.Native;

namespace Trestle.Tool.Tests.Stores;

/// <summary>An LMDB file in the hands of a program that knows nothing of its rows.</summary>
sealed unsafe class DamagedLmdb : IDisposable
{
    const uint NoSubdirectory = 0x4000;

    readonly nint environment;

    public DamagedLmdb(string path)
    {
        Check(Mdb.EnvCreate(out environment));
        Check(Mdb.EnvSetMaxDbs(environment, 64));
        Check(Mdb.EnvOpen(environment, path, NoSubdirectory, 0));
    }

    /// <summary>Adds an entry to a named database, or replaces it.</summary>
    public void Put(string database, ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
    {
        fixed (byte* keyBytes = key, valueBytes = value)
        {
            var (name, content) = (new MdbVal(keyBytes, key.Length), new MdbVal(valueBytes, value.Length));
            var transaction = Begin(database, out var dbi);
            Check(Mdb.Put(transaction, dbi, &name, &content, 0));
            Check(Mdb.TxnCommit(transaction));
        }
    }

    /// <summary>Takes the first entry of a named database away.</summary>
    public void DeleteFirst(string database)
    {
        var transaction = Begin(database, out var dbi);
        MdbVal key, value;
        Check(Mdb.CursorOpen(transaction, dbi, out var cursor));
        Check(Mdb.CursorGet(cursor, &key, &value, MdbCursorOp.First));
        Mdb.CursorClose(cursor);
        Check(Mdb.Delete(transaction, dbi, &key, null));
        Check(Mdb.TxnCommit(transaction));
    }

    public void Dispose() => Mdb.EnvClose(environment);

    nint Begin(string database, out uint dbi)
    {
        Check(Mdb.TxnBegin(environment, 0, 0, out var transaction));
        Check(Mdb.DbiOpen(transaction, database, 0, out dbi));
        return transaction;
    }

    static void Check(int code) => Assert.Equal(0, code);
}
