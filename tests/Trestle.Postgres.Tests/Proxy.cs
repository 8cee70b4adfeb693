using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Trestle.Postgres.Tests;

/// <summary>
/// Stands between a driver and the server, counts how often the driver speaks after the server, and cuts the line where it is told to.
/// </summary>
sealed class Proxy : IDisposable
{
    readonly TcpListener listener = new(IPAddress.Loopback, 0);
    readonly CancellationTokenSource end = new();
    int turns;
    int hasAnswered;

    public Proxy()
    {
        listener.Start();
        _ = Accept();
    }

    /// <summary>Where to cut, once; null while the line holds.</summary>
    public Cut? CutAt { get; set; }

    /// <summary>How often the driver has sent something after the server had answered: round trips.</summary>
    public int Turns => Volatile.Read(ref turns);

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
            await server.ConnectAsync(new UnixDomainSocketEndPoint($"{TemporaryDatabase.Server.Folder}/.s.PGSQL.5432"));
            _ = Forward(client, server);
            _ = Answer(server, client);
        }
    }

    async Task Forward(Socket from, Socket to)
    {
        var buffer = new byte[1 << 16];
        for (int length; (length = await Read(from, buffer)) > 0;)
        {
            if (Interlocked.Exchange(ref hasAnswered, 0) == 1)
                Interlocked.Increment(ref turns);
            var cut = CutAt is { } wanted && buffer.AsSpan(0, length).IndexOf(Encoding.ASCII.GetBytes(wanted.Text)) >= 0 ? wanted : null;
            if (cut is null || cut.IsDelivered)
                await to.SendAsync(buffer.AsMemory(0, length));
            if (cut is null)
                continue;
            CutAt = null;
            from.Close(0);
            // What was delivered is done: the server's answer comes, and is lost.
            if (cut.IsDelivered)
                await Read(to, buffer);
            break;
        }
        to.Close();
    }

    async Task Answer(Socket from, Socket to)
    {
        var buffer = new byte[1 << 16];
        try
        {
            for (int length; (length = await Read(from, buffer)) > 0;)
            {
                Volatile.Write(ref hasAnswered, 1);
                await to.SendAsync(buffer.AsMemory(0, length));
            }
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
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
}

/// <summary>Where a line is cut.</summary>
/// <param name="Text">What the client sends.</param>
/// <param name="IsDelivered">Whether the server still gets it.</param>
sealed record Cut(string Text, bool IsDelivered);
