using System.Runtime.InteropServices;
using System.Text;

namespace Trestle.Benchmarks.Sqlite;

/// <summary>
/// SQLite as a C program calls it: the limit that the typed store is measured against. Knows nothing of Trestle. What only touches
/// memory is called without a transition, so that it costs what it costs from C.
/// </summary>
internal static unsafe partial class RawSqlite
{
    const string Library = "e_sqlite3";
    const int ReadWrite = 0x2, NoMutex = 0x8000, Persistent = 0x1;

    public const int Row = 100, Done = 101;

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)] private static partial int sqlite3_open_v2(string file, out nint connection, int flags, nint vfs);
    [LibraryImport(Library)] public static partial int sqlite3_close_v2(nint connection);
    [LibraryImport(Library)] private static partial int sqlite3_prepare_v3(nint connection, byte* sql, int length, uint flags, out nint statement, nint tail);
    [LibraryImport(Library)] public static partial int sqlite3_finalize(nint statement);
    [LibraryImport(Library), SuppressGCTransition] public static partial int sqlite3_changes(nint connection);
    [LibraryImport(Library)] public static partial int sqlite3_step(nint statement);
    [LibraryImport(Library)] public static partial int sqlite3_reset(nint statement);
    [LibraryImport(Library), SuppressGCTransition] public static partial int sqlite3_bind_null(nint statement, int parameter);
    [LibraryImport(Library), SuppressGCTransition] public static partial int sqlite3_bind_int64(nint statement, int parameter, long value);
    [LibraryImport(Library), SuppressGCTransition] public static partial int sqlite3_bind_text(nint statement, int parameter, byte* value, int length, nint destructor);
    [LibraryImport(Library), SuppressGCTransition] public static partial int sqlite3_bind_blob(nint statement, int parameter, byte* value, int length, nint destructor);
    [LibraryImport(Library), SuppressGCTransition] public static partial long sqlite3_column_int64(nint statement, int column);
    [LibraryImport(Library), SuppressGCTransition] public static partial byte* sqlite3_column_blob(nint statement, int column);
    [LibraryImport(Library), SuppressGCTransition] public static partial byte* sqlite3_column_text(nint statement, int column);
    [LibraryImport(Library), SuppressGCTransition] public static partial int sqlite3_column_bytes(nint statement, int column);

    public static nint Open(string file)
    {
        Check(sqlite3_open_v2(file, out var connection, ReadWrite | NoMutex, 0));
        return connection;
    }

    public static nint Prepare(nint connection, string sql)
    {
        var utf8 = Encoding.UTF8.GetBytes(sql);
        fixed (byte* text = utf8)
        {
            Check(sqlite3_prepare_v3(connection, text, utf8.Length, Persistent, out var statement, 0));
            return statement;
        }
    }

    public static void Execute(nint connection, string sql)
    {
        foreach (var one in sql.Split(';'))
        {
            var statement = Prepare(connection, one);
            while (sqlite3_step(statement) == Row)
            {
            }

            Check(sqlite3_finalize(statement));
        }
    }

    /// <summary>Runs a statement that gives no rows.</summary>
    public static void Run(nint statement)
    {
        if (sqlite3_step(statement) != Done)
            throw new InvalidOperationException("SQLite did not finish a statement. The benchmark cannot go on.");
        Check(sqlite3_reset(statement));
    }

    static void Check(int code)
    {
        if (code != 0)
            throw new InvalidOperationException($"SQLite reported {code}. The benchmark cannot go on.");
    }
}
