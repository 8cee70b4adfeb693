namespace Trestle.Postgres.Sessions;

/// <summary>
/// Lends connections, each with its prepared statements; the one that came back last goes out first, so that the others grow old. The
/// driver's own pool would neither tell exhaustion by a code, nor try a connection first, nor keep statements bound to it.
/// </summary>
sealed class SessionPool : IDisposable
{
    static readonly TimeSpan LongestPrunePause = TimeSpan.FromMinutes(1);

    readonly Server server;
    readonly SemaphoreSlim room;
    readonly Lock gate = new();
    readonly List<Session> idle = [];
    readonly Timer pruning;
    int open;
    bool isClosed;

    public SessionPool(Server server)
    {
        this.server = server;
        room = new SemaphoreSlim(server.Options.MaxPoolSize);
        var pause = TimeSpan.FromTicks(Math.Min(server.Options.IdleLifetime.Ticks, LongestPrunePause.Ticks));
        pruning = new Timer(static pool => ((SessionPool)pool!).Prune(), this, pause, pause);
    }

    /// <summary>How many connections are open, lent or idle.</summary>
    public int Open => Volatile.Read(ref open);

    /// <summary>How many connections are lent.</summary>
    public int Rented => server.Options.MaxPoolSize - room.CurrentCount;

    /// <summary>A connection, for one transaction. Throws <see cref="PoolExhaustedException"/>.</summary>
    public async ValueTask<Session> Rent(bool isAsync, CancellationToken cancellationToken)
    {
        var timeout = server.Options.AcquireTimeout;
        if (!(isAsync
            ? await room.WaitAsync(timeout, cancellationToken).ConfigureAwait(false)
            : room.Wait(timeout, cancellationToken)))
            throw new PoolExhaustedException(
                $"All {server.Options.MaxPoolSize} connections to {server.Place} were in use for {timeout}. End transactions sooner, or "
                    + "raise MaxPoolSize.");
        try
        {
            return await Take(isAsync, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            room.Release();
            throw;
        }
    }

    /// <summary>Takes a connection back, and closes it when it is lost, failed or old.</summary>
    public void Return(Session session)
    {
        session.UsedAt = Environment.TickCount64;
        lock (gate)
        {
            if (!isClosed && !session.IsLost && session.Failure is null && !IsOlder(session.OpenedAt, server.Options.ConnectionLifetime))
            {
                idle.Add(session);
                room.Release();
                return;
            }
        }
        Close(session);
        room.Release();
    }

    /// <summary>Closes the idle connections, since one of them turned out to be lost.</summary>
    public void Clear() => Close(TakeOut(_ => true, 0));

    public void Dispose()
    {
        lock (gate)
            isClosed = true;
        pruning.Dispose();
        Clear();
        room.Dispose();
    }

    async ValueTask<Session> Take(bool isAsync, CancellationToken cancellationToken)
    {
        while (Pop() is { } session)
        {
            if (await IsUsable(isAsync, session, cancellationToken).ConfigureAwait(false))
                return session;
            Close(session);
        }
        var opened = await server.Connect(isAsync, cancellationToken).ConfigureAwait(false);
        Interlocked.Increment(ref open);
        return opened;
    }

    Session? Pop()
    {
        lock (gate)
        {
            if (idle.Count == 0)
                return null;
            var last = idle[^1];
            idle.RemoveAt(idle.Count - 1);
            return last;
        }
    }

    async ValueTask<bool> IsUsable(bool isAsync, Session session, CancellationToken cancellationToken)
    {
        if (session.IsLost || IsOlder(session.OpenedAt, server.Options.ConnectionLifetime))
            return false;
        if (!IsOlder(session.UsedAt, server.Options.TestAfterIdle))
            return true;
        try
        {
            await session.Execute(isAsync, "SELECT 1", cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (TrestleException)
        {
            return false;
        }
    }

    void Prune() => Close(TakeOut(
        session => IsOlder(session.UsedAt, server.Options.IdleLifetime) || IsOlder(session.OpenedAt, server.Options.ConnectionLifetime),
        server.Options.MinPoolSize));

    // From those that were idle longest on, as long as enough stay open.
    List<Session> TakeOut(Predicate<Session> isUnwanted, int keep)
    {
        var taken = new List<Session>();
        lock (gate)
        {
            for (var at = 0; at < idle.Count && Open - taken.Count > keep;)
            {
                if (!isUnwanted(idle[at]))
                {
                    at++;
                    continue;
                }
                taken.Add(idle[at]);
                idle.RemoveAt(at);
            }
        }
        return taken;
    }

    void Close(List<Session> sessions) => sessions.ForEach(Close);

    void Close(Session session)
    {
        Interlocked.Decrement(ref open);
        session.Dispose();
    }

    static bool IsOlder(long since, TimeSpan age) =>
        age != Timeout.InfiniteTimeSpan && Environment.TickCount64 - since >= age.TotalMilliseconds;
}
