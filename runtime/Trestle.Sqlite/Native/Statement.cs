using System.Runtime.InteropServices;
using System.Text;

namespace Trestle.Sqlite.Native;

/// <summary>
/// A prepared statement. What it is bound to lies in memory of its own until it is bound anew, so that SQLite need not copy it.
/// </summary>
sealed unsafe class Statement(Connection connection, nint handle, SqlText? text) : IDisposable
{
    const int SmallestChunk = 512;

    byte* chunk;
    int size;
    int used;
    List<nint>? full;

    public nint Handle => handle;

    public SqlText? Text => text;

    /// <summary>The next idle statement with the same text.</summary>
    public Statement? Next { get; set; }

    /// <summary>Starts binding parameters, from the first on.</summary>
    public ColumnBinder Bind()
    {
        FreeFull();
        used = 0;
        return new ColumnBinder(this);
    }

    /// <summary>Goes to the next row; false at the end. Throws a typed error.</summary>
    public bool Step()
    {
        var code = Sqlite3.Step(handle);
        return code == SqliteErrors.Row || (code == SqliteErrors.Done ? false : throw Failed(code));
    }

    /// <summary>
    /// Goes on in a statement that writes and gives rows, and returns its result code: a row, the end, or a broken constraint. Throws
    /// every other error.
    /// </summary>
    public int StepWriting()
    {
        var code = Sqlite3.Step(handle);
        return code is SqliteErrors.Row or SqliteErrors.Done || SqliteErrors.IsConstraint(code) ? code : throw Failed(code);
    }

    /// <summary>
    /// Runs a statement that gives no rows, and returns its result code: success, or a broken constraint. Throws every other error.
    /// </summary>
    public int Run()
    {
        var code = Sqlite3.Step(handle);
        if (code is SqliteErrors.Done or SqliteErrors.Row)
            code = SqliteErrors.Ok;
        else if (!SqliteErrors.IsConstraint(code))
            throw Failed(code);
        Reset();
        return code;
    }

    /// <summary>The current row's columns, from the first on.</summary>
    public ColumnReader Read() => new(this);

    /// <summary>Ends the walk; the values stay bound.</summary>
    public void Reset() => _ = Sqlite3.Reset(handle);

    public void Dispose()
    {
        _ = Sqlite3.Finalize(handle);
        FreeFull();
        NativeMemory.Free(chunk);
        chunk = null;
        size = 0;
    }

    internal void Check(int code) => connection.Check(code);

    internal CorruptRecordException Corrupt(string expected) => new(
        $"A column of '{connection.File}' does not hold {expected}. It was written by another program; "
            + "correct it there, or restore a backup.");

    /// <summary>Copies text where SQLite can see it, and returns its length in bytes.</summary>
    internal int Keep(string value, out byte* at)
    {
        at = Reserve(Encoding.UTF8.GetMaxByteCount(value.Length));
        var length = Encoding.UTF8.GetBytes(value, new Span<byte>(at, size - used));
        used += length;
        return length;
    }

    /// <summary>Copies bytes where SQLite can see them.</summary>
    internal byte* Keep(ReadOnlySpan<byte> value)
    {
        var at = Reserve(value.Length);
        value.CopyTo(new Span<byte>(at, value.Length));
        used += value.Length;
        return at;
    }

    // Chunks that are full stay where they are: SQLite holds pointers into them.
    byte* Reserve(int length)
    {
        if (size - used < length || chunk == null)
        {
            if (chunk != null && used > 0)
                (full ??= []).Add((nint)chunk);
            else
                NativeMemory.Free(chunk);
            size = Math.Max(Math.Max(length, SmallestChunk), (int)Math.Min(2L * size, 1 << 20));
            chunk = (byte*)NativeMemory.Alloc((nuint)size);
            used = 0;
        }
        return chunk + used;
    }

    void FreeFull()
    {
        if (full is null)
            return;
        foreach (var old in full)
            NativeMemory.Free((void*)old);
        full = null;
    }

    Exception Failed(int code)
    {
        var error = connection.Error(code);
        Reset();
        return error;
    }
}
