using System.Text;

namespace Trestle.Sqlite.Native;

/// <summary>A connection with its prepared statements. Used by one transaction at a time, on any thread.</summary>
sealed unsafe class Connection : IDisposable
{
    readonly List<Statement?> idle = [];
    nint handle;

    Connection(nint handle, string file)
    {
        this.handle = handle;
        File = file;
    }

    /// <summary>The file, for messages.</summary>
    public string File { get; }

    /// <summary>Whether no transaction is open; so, too, after an error that rolled it back.</summary>
    public bool IsAutocommit => Sqlite3.IsAutocommit(handle) != 0;

    /// <summary>How many rows the last statement changed, cascades aside.</summary>
    public int Changes => Sqlite3.Changes(handle);

    /// <summary>Whether a foreign key that is checked at the end is broken as things are.</summary>
    public bool HasBrokenReference
    {
        get
        {
            Check(Sqlite3.Status(handle, Sqlite3.StatusDeferredForeignKeys, out var current, out _, 0));
            return current != 0;
        }
    }

    public nint Handle => handle;

    /// <summary>Opens a file. Throws a typed error.</summary>
    public static Connection Open(string file, int flags, int busyMilliseconds)
    {
        var code = Sqlite3.Open(file, out var handle, flags | Sqlite3.OpenNoMutex, 0);
        var connection = new Connection(handle, file);
        try
        {
            connection.Check(code);
            connection.Check(Sqlite3.ExtendedResultCodes(handle, 1));
            connection.Check(Sqlite3.BusyTimeout(handle, busyMilliseconds));
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>A prepared statement; <see cref="Return"/> gives it back.</summary>
    public Statement Rent(SqlText text)
    {
        if (text.IsKept && text.Number < idle.Count && idle[text.Number] is { } statement)
        {
            idle[text.Number] = statement.Next;
            statement.Next = null;
            return statement;
        }
        return Prepare(text.Text, text);
    }

    /// <summary>Keeps a statement for the next time.</summary>
    public void Return(Statement statement)
    {
        statement.Reset();
        if (!statement.Text!.IsKept)
        {
            statement.Dispose();
            return;
        }
        var number = statement.Text.Number;
        while (idle.Count <= number)
            idle.Add(null);
        statement.Next = idle[number];
        idle[number] = statement;
    }

    /// <summary>Prepares a statement that nobody keeps.</summary>
    public Statement Prepare(string sql) => Prepare(sql, null);

    /// <summary>Runs a statement without parameters to its end.</summary>
    public void Execute(string sql)
    {
        using var statement = Prepare(sql);
        while (statement.Step())
        {
        }
    }

    /// <summary>Runs a kept statement without parameters to its end.</summary>
    public void Execute(SqlText text)
    {
        var statement = Rent(text);
        try
        {
            while (statement.Step())
            {
            }
        }
        finally
        {
            Return(statement);
        }
    }

    public void Check(int code)
    {
        if (code != SqliteErrors.Ok)
            throw Error(code);
    }

    public Exception Error(int code) => SqliteErrors.From(code, handle, File);

    public void Dispose()
    {
        foreach (var first in idle)
        {
            for (var statement = first; statement is not null; statement = statement.Next)
                statement.Dispose();
        }
        idle.Clear();
        if (handle != 0)
            _ = Sqlite3.Close(handle);
        handle = 0;
    }

    Statement Prepare(string sql, SqlText? text)
    {
        var utf8 = Encoding.UTF8.GetBytes(sql);
        fixed (byte* data = utf8)
        {
            Check(Sqlite3.Prepare(handle, data, utf8.Length, text is not { IsKept: true } ? 0 : Sqlite3.PreparePersistent, out var prepared, 0));
            return new Statement(this, prepared, text);
        }
    }
}
