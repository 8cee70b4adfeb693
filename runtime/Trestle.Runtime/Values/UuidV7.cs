using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Trestle;

/// <summary>Time-ordered UUIDs, RFC 9562 version 7.</summary>
public static class UuidV7
{
    const int CounterBits = 12;

    // Milliseconds since 1970 and, below them, a counter: a busy millisecond borrows from the next, so the order never breaks.
    static long last;

    /// <summary>
    /// A UUID greater, in the order of its bytes as RFC 9562 writes them, than any this process made before. Safe from every thread;
    /// allocates nothing.
    /// </summary>
    public static Guid Next()
    {
        var stamp = NextStamp();
        Span<byte> bytes = stackalloc byte[16];
        RandomNumberGenerator.Fill(bytes[8..]);
        BinaryPrimitives.WriteInt64BigEndian(bytes, ((stamp >> CounterBits) << 16) | 0x7000 | (stamp & ((1 << CounterBits) - 1)));
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
}
