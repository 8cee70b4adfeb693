using System.Net;
using System.Net.Sockets;

namespace Trestle.Torture.Servers;

/// <summary>A bad line to a server's socket: it waits now and then, and is cut after a number of bytes, in the middle of whatever is sent.</summary>
sealed class BadLine : IDisposable
{
    const int MostBytes = 200_000;

    readonly TcpListener listener = new(IPAddress.Loopback, 0);
    readonly CancellationTokenSource end = new();
    readonly string socket;
    readonly Random random;
    volatile bool isBad;

    public BadLine(string serverFolder, int seed)
    {
        socket = Path.Combine(serverFolder, ".s.PGSQL.5432");
        random = new Random(seed);
        listener.Start();
        _ = Accept();
    }

    /// <summary>Whether connections that are made from now on wait and break.</summary>
    public bool IsBad { get => isBad; set => isBad = value; }

    /// <summary>How many connections it has cut.</summary>
    public int Cuts { get; private set; }

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
            var limit = isBad ? Next(MostBytes) : int.MaxValue;
            _ = Forward(client, server, limit);
            _ = Forward(server, client, int.MaxValue);
        }
    }

    async Task Forward(Socket from, Socket to, int limit)
    {
        var buffer = new byte[1 << 14];
        try
        {
            for (int length; (length = await from.ReceiveAsync(buffer)) > 0; limit -= length)
            {
                await to.SendAsync(buffer.AsMemory(0, Math.Min(length, limit)));
                if (length >= limit)
                {
                    Cuts++;
                    break;
                }
                if (limit < int.MaxValue && Next(20) == 0)
                    await Task.Delay(Next(20));
            }
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
        }
        from.Close(0);
        to.Close(0);
    }

    int Next(int limit)
    {
        lock (random)
            return random.Next(1, limit);
    }
}
