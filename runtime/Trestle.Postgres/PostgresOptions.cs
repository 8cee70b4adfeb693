using Npgsql;
using Trestle.Storage;

namespace Trestle.Postgres;

/// <summary>
/// How a PostgreSQL store is opened. Host, database, user, password, TLS and time limits are the connection string's, as the driver
/// Npgsql reads it; its pool settings are not used, these are.
/// </summary>
public sealed record PostgresOptions
{
    /// <summary>The defaults.</summary>
    public static PostgresOptions Default { get; } = new();

    /// <summary>
    /// How many connections are open at most: each transaction holds one. Default 32: three such programs share the 100 connections that
    /// a server allows by default, and more at a time make it slower, not faster.
    /// </summary>
    public int MaxPoolSize { get; init; } = 32;

    /// <summary>How many connections stay open when nobody needs them. Default 0: an idle program costs the server nothing.</summary>
    public int MinPoolSize { get; init; }

    /// <summary>
    /// How long a transaction waits for a connection before <see cref="PoolExhaustedException"/>. Default 15 s: as long as opening one may
    /// take; who waits longer is not waiting for a moment's load.
    /// </summary>
    public TimeSpan AcquireTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// How long an unused connection stays open. Default 5 minutes: longer than the pauses of a busy program, shorter than the patience
    /// of most firewalls.
    /// </summary>
    public TimeSpan IdleLifetime { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// How old a connection may become before it is replaced. Default 1 hour: a server that took over, or was added, gets its share of
    /// them, and what a server keeps per connection is let go.
    /// </summary>
    public TimeSpan ConnectionLifetime { get; init; } = TimeSpan.FromHours(1);

    /// <summary>
    /// A connection that was not used for so long is tried, in one round trip, before a transaction gets it. Default 30 s: connections die
    /// unnoticed while they are idle, and one in use needs no test. <see cref="TimeSpan.Zero"/> tries each,
    /// <see cref="Timeout.InfiniteTimeSpan"/> none.
    /// </summary>
    public TimeSpan TestAfterIdle { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The role whose rights every connection takes on (<c>SET ROLE</c>). Default null: those of the user who connects.</summary>
    public string? Role { get; init; }

    /// <summary>
    /// How a write transaction is isolated when its caller does not say. Default <see cref="Isolation.Serializable"/>: a program that is
    /// right on an embedded store is right here.
    /// </summary>
    public Isolation DefaultIsolation { get; init; } = Isolation.Serializable;

    /// <summary>
    /// Whether a read transaction takes its snapshot with its first verb, not when it begins. Default false: as on every store, it sees
    /// what was committed before it began. True saves one round trip for each.
    /// </summary>
    public bool SnapshotAtFirstRead { get; init; }

    /// <summary>
    /// How often <c>WriteAsync</c> runs a delegate again whose transaction collided with another or lost its connection before the commit.
    /// Default 20, with growing, random pauses of up to a quarter of a second: some three seconds in all.
    /// </summary>
    public int MaxRetries { get; init; } = 20;

    /// <summary>
    /// Whether opening removes indexes and references that the schema no longer has. Default false: the server keeps them right whoever
    /// writes, and a program that merely is older than the tables would take them away from newer ones.
    /// </summary>
    public bool DropUnknownIndexes { get; init; }

    /// <summary>
    /// What the driver needs beyond a connection string: certificates, a provider of passwords, a logger. Default null. It must not map
    /// types.
    /// </summary>
    public Action<NpgsqlDataSourceBuilder>? Configure { get; init; }

    internal void Validate()
    {
        Require(MaxPoolSize is >= 1 and <= 10_000, nameof(MaxPoolSize), MaxPoolSize, "Give 1 to 10000.");
        Require(MinPoolSize >= 0 && MinPoolSize <= MaxPoolSize, nameof(MinPoolSize), MinPoolSize, "Give 0 up to MaxPoolSize.");
        Require(
            IsWait(AcquireTimeout), nameof(AcquireTimeout), AcquireTimeout, "Give zero or more, up to 24 days, or Timeout.InfiniteTimeSpan.");
        Require(IdleLifetime > TimeSpan.Zero, nameof(IdleLifetime), IdleLifetime, "Give more than zero.");
        Require(ConnectionLifetime > TimeSpan.Zero, nameof(ConnectionLifetime), ConnectionLifetime, "Give more than zero.");
        Require(
            IsWait(TestAfterIdle), nameof(TestAfterIdle), TestAfterIdle, "Give zero or more, up to 24 days, or Timeout.InfiniteTimeSpan.");
        Require(Role is null || !string.IsNullOrWhiteSpace(Role), nameof(Role), Role ?? "", "Give a name, or null.");
        Require(Enum.IsDefined(DefaultIsolation), nameof(DefaultIsolation), DefaultIsolation, "Give a member of Isolation.");
        Require(MaxRetries is >= 0 and <= 1000, nameof(MaxRetries), MaxRetries, "Give 0 to 1000.");
    }

    static bool IsWait(TimeSpan value) =>
        value == Timeout.InfiniteTimeSpan || (value >= TimeSpan.Zero && value.TotalMilliseconds <= int.MaxValue);

    static void Require(bool condition, string option, object value, string remedy)
    {
        if (!condition)
            throw new ArgumentOutOfRangeException(option, value, $"PostgresOptions.{option} cannot be {value}. {remedy}");
    }
}
