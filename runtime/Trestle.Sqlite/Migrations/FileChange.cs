using Trestle.Sqlite.Native;

namespace Trestle.Sqlite.Migrations;

/// <summary>One thing that is done to a file on the way from one schema to another, in the transaction that does them all.</summary>
/// <param name="Text">The statement; for what is none, a sentence as a comment of SQL.</param>
sealed record FileChange(string Text)
{
    /// <summary>Whether all rows of a table are written.</summary>
    public bool Rewrites { get; init; }

    /// <summary>What is done where it is no statement.</summary>
    public Action<Connection>? Work { get; init; }

    /// <summary>The error to throw when rows stand against the statement.</summary>
    public Func<Connection, Exception>? Refused { get; init; }

    /// <summary>Looks whether rows stand against the statement, and throws; null when only the statement itself can tell.</summary>
    public Action<Connection>? Look { get; init; }

    /// <summary>Does it.</summary>
    public void Run(Connection connection)
    {
        Look?.Invoke(connection);
        if (Work is not null)
        {
            Work(connection);
            return;
        }
        using var statement = connection.Prepare(Text);
        if (statement.Run() != SqliteErrors.Ok)
            throw Refused?.Invoke(connection) ?? new CorruptRecordException(
                $"Rows of '{connection.File}' break a constraint that nothing changes. Check it with PRAGMA integrity_check.");
    }
}
