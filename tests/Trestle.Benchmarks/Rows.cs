using System.Buffers.Binary;
using Trestle.Benchmarks.Data;

namespace Trestle.Benchmarks;

/// <summary>The same random rows for both sides, from one seed.</summary>
internal static class Rows
{
    static readonly DateTimeOffset Start = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static Event[] Events(int count, int firstSerial = 0, int seed = 7, int perAccount = 10)
    {
        var random = new Random(seed);
        var rows = new Event[count];
        Span<byte> id = stackalloc byte[16];
        Span<byte> account = stackalloc byte[16];
        for (var row = 0; row < count; row++)
        {
            random.NextBytes(id);
            // About so many rows an account, so that a range of the account index has as many.
            account.Clear();
            BinaryPrimitives.WriteInt64BigEndian(account, Scramble(random.Next(Math.Max(1, count / perAccount))));
            rows[row] = new Event
            {
                Id = new Guid(id, bigEndian: true),
                Account = new Guid(account, bigEndian: true),
                At = Start.AddSeconds(random.Next(60_000_000)),
                Serial = firstSerial + row,
                Kind = seed,
                Amount = random.Next(1_000_000) / 100m,
                Title = "An event with a title of forty chars." + (row % 1000),
                Note = row % 4 == 0 ? "seen" : null,
            };
        }

        return rows;
    }

    static long Scramble(int account) => unchecked(account * (long)0x9E3779B97F4A7C15);
}
