using System.Buffers.Binary;
using Trestle.Benchmarks.Data;

namespace Trestle.Benchmarks.Lmdb;

/// <summary>Rows that follow from their number, so that millions of them need not be kept to be found again.</summary>
internal static class CountedRows
{
    public const int PerAccount = 10;

    static readonly DateTimeOffset Start = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static Event Row(int number) => new()
    {
        Id = Id(number),
        Account = Account(number),
        At = Start.AddSeconds(Scramble((ulong)number) % 60_000_000),
        Serial = number,
        Kind = 1,
        Amount = number % 1_000_000 / 100m,
        Title = Title,
        Note = number % 4 == 0 ? "seen" : null,
    };

    public static Guid Id(int number) => Scattered((ulong)number * 2);

    public static Guid Account(int number) => Scattered(((ulong)number / PerAccount * 2) + 1);

    const string Title = "An event with a title of forty chars.123";

    static Guid Scattered(ulong number)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, Scramble(number));
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], Scramble(~number));
        return new Guid(bytes, bigEndian: true);
    }

    // SplitMix64: neighbours come to lie anywhere.
    static ulong Scramble(ulong number)
    {
        number += 0x9E3779B97F4A7C15;
        number = (number ^ (number >> 30)) * 0xBF58476D1CE4E5B9;
        number = (number ^ (number >> 27)) * 0x94D049BB133111EB;
        return number ^ (number >> 31);
    }
}
