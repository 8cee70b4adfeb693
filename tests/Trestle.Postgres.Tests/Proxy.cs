using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Trestle.Postgres.Tests;

/// <summary>
/// Stands between a driver and the server's socket, counts how often the driver speaks after the server, and cuts the line: where it is
/// told to, or, as long as it is bad, after a number of bytes in the middle of whatever is sent, and then it waits now and then, too.
/// </summary>
sealed class Proxy : IDisposable
{
    const int MostBytes = 200_000;
    const int MostMilliseconds = 20;

    readonly TcpListener listener = new(IPAddress.Loopback, 0);
    readonly CancellationTokenSource end = new();
    readonly string socket;
    readonly Random random;
    volatile bool isBad;
    int turns;
    int cuts;
    int hasAnswered;

    public Proxy(string serverFolder, int seed = 0)
    {
        socket = Path.Combine(serverFolder, ".s.PGSQL.5432");
        random = new Random(seed);
        listener.Start();
        _ = Accept();
    }

    /// <summary>Where to cut, once; null while the line holds.</summary>
    public Cut? CutAt { get; set; }

    /// <summary>Whether connections that are made from now on wait and break.</summary>
    public bool IsBad { get => isBad; set => isBad = value; }

    /// <summary>How often the driver has sent something after the server had answered: round trips.</summary>
    public int Turns => Volatile.Read(ref turns);

    /// <summary>How many connections it has cut because the line was bad.</summary>
    public int Cuts => Volatile.Read(ref cuts);

    public string Connect(string connectionString) => $"{connectionString};Host=127.0.0.1;Port={((IPEndPoint)listener.LocalEndpoint).Port}";

    public void Dispose()
    {
        end.Cancel();
        listener.Stop();
        end.Dispose();
    }

    async Task Accept()
    {
        while (!end.IsCancellationRequested)
        {
            var client = await listener.AcceptSocketAsync(end.Token);
            var server = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            await server.ConnectAsync(new UnixDomainSocketEndPoint(socket));
            _ = Forward(client, server, isBad ? Next(MostBytes) : int.MaxValue);
            _ = Answer(server, client);
        }
    }

    async Task Forward(Socket from, Socket to, int limit)
    {
        var buffer = new byte[1 << 16];
        for (int length; (length = await Read(from, buffer)) > 0; limit -= length)
        {
            if (Interlocked.Exchange(ref hasAnswered, 0) == 1)
                Interlocked.Increment(ref turns);
            var cut = CutAt is { } wanted && buffer.AsSpan(0, length).IndexOf(Encoding.ASCII.GetBytes(wanted.Text)) >= 0 ? wanted : null;
            if (cut is null || cut.IsDelivered)
                await Send(to, buffer.AsMemory(0, Math.Min(length, limit)));
            if (length >= limit)
            {
                Interlocked.Increment(ref cuts);
                break;
            }
            if (limit < int.MaxValue && Next(MostMilliseconds) == 1)
                await Task.Delay(Next(MostMilliseconds));
            if (cut is null)
                continue;
            CutAt = null;
            from.Close(0);
            // What was delivered is done: the server's answer comes, and is lost.
            if (cut.IsDelivered)
                await Read(to, buffer);
            break;
        }
        from.Close(0);
        to.Close();
    }

    async Task Answer(Socket from, Socket to)
    {
        var buffer = new byte[1 << 16];
        for (int length; (length = await Read(from, buffer)) > 0;)
        {
            Volatile.Write(ref hasAnswered, 1);
            if (!await Send(to, buffer.AsMemory(0, length)))
                break;
        }
        to.Close();
    }

    static async Task<int> Read(Socket from, byte[] buffer)
    {
        try
        {
            return await from.ReceiveAsync(buffer);
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            return 0;
        }
    }

    static async Task<bool> Send(Socket to, ReadOnlyMemory<byte> bytes)
    {
        try
        {
            await to.SendAsync(bytes);
            return true;
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            return false;
        }
    }

    int Next(int limit)
    {
        lock (random)
            return random.Next(1, limit);
    }
}

/// <summary>Where a line is cut.</summary>
/// <param name="Text">What the client sends.</param>
/// <param name="IsDelivered">Whether the server still gets it.</param>
sealed record Cut(string Text, bool IsDelivered);
