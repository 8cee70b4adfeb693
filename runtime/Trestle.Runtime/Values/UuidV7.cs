using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Trestle;

/// <summary>Time-ordered UUIDs, RFC 9562 version 7.</summary>
public static class UuidV7
{
    const int CounterBits = 12;
    const int RandomSize = 8;

    // Asking the system for random bytes costs as much as storing a row: each thread asks for many at once.
    const int PoolSize = 64 * RandomSize;

    // Milliseconds since 1970 and, below them, a counter: a busy millisecond borrows from the next, so the order never breaks.
    static long last;

    [ThreadStatic]
    static byte[]? pool;

    [ThreadStatic]
    static int used;

    /// <summary>
    /// A UUID greater, in the order of its bytes as RFC 9562 writes them, than any this process made before. Safe from every thread;
    /// allocates once per thread.
    /// </summary>
    public static Guid Next()
    {
        var stamp = NextStamp();
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(bytes, ((stamp >> CounterBits) << 16) | 0x7000 | (stamp & ((1 << CounterBits) - 1)));
        TakeRandom(bytes[RandomSize..]);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    static long NextStamp()
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() << CounterBits;
        while (true)
        {
            var seen = Volatile.Read(ref last);
            var next = Math.Max(now, seen + 1);
            if (Interlocked.CompareExchange(ref last, next, seen) == seen)
                return next;
        }
    }

    static void TakeRandom(Span<byte> to)
    {
        var random = pool ??= new byte[PoolSize];
        if (used % PoolSize == 0)
        {
            RandomNumberGenerator.Fill(random);
            used = 0;
        }
        random.AsSpan(used, RandomSize).CopyTo(to);
        used += RandomSize;
    }
}
