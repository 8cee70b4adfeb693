using Trestle.Postgres.Sessions;

namespace Trestle.Postgres.Migrations;

/// <summary>One thing that is done to a database on the way from one schema to another.</summary>
/// <param name="Text">The statement; for what is none, a sentence as a comment of SQL.</param>
/// <param name="Lock">What it locks, against whom.</param>
sealed record ServerChange(string Text, string Lock)
{
    /// <summary>Whether all rows of a table are written.</summary>
    public bool Rewrites { get; init; }

    /// <summary>Whether it takes a lock that others wait behind, so that it is given up and tried again rather than waited for.</summary>
    public bool IsShort { get; init; }

    /// <summary>The name of the constraint, index or column that it prepares; null for none.</summary>
    public string? Prepares { get; init; }

    /// <summary>Whether it need not be done, because an earlier run has done it.</summary>
    public Func<Session, bool>? IsDone { get; init; }

    /// <summary>What is done where it is more than the statement.</summary>
    public Action<Session, CancellationToken>? Work { get; init; }

    /// <summary>The error to throw when rows stand against it.</summary>
    public Func<Session, Exception>? Refused { get; init; }
}
