using System.Buffers.Binary;

namespace Trestle.Torture.Faults;

/// <summary>What disks, copies that broke off and strangers do to a file; the same seed does the same.</summary>
static class FileDamage
{
    const int PageSize = 4096;
    const int HeadOfPage = 64;

    static readonly long[] Numbers = [0, 1, -1, 0xFF, 0x7FFF, 0xFFFF, int.MaxValue, int.MinValue, long.MaxValue, long.MinValue, 1 << 20];

    /// <summary>The file, cut off somewhere.</summary>
    public static byte[] Truncate(byte[] file, Random random) => file[..random.Next(file.Length)];

    /// <summary>The file with some bytes changed: anywhere, at the head of pages, by single bits, or to numbers at which readers break.</summary>
    public static byte[] Flip(byte[] file, Random random)
    {
        var damaged = (byte[])file.Clone();
        var page = random.Next(damaged.Length / PageSize) * PageSize;
        for (var count = random.Next(1, 9); count > 0; count--)
        {
            switch (random.Next(5))
            {
                case 0:
                    damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
                    break;
                case 1:
                    damaged[random.Next(damaged.Length)] ^= (byte)(1 << random.Next(8));
                    break;
                case 2:
                    damaged[page + random.Next(HeadOfPage)] ^= (byte)(1 << random.Next(8));
                    break;
                case 3:
                    BinaryPrimitives.WriteInt16LittleEndian(damaged.AsSpan(page + (2 * random.Next(HeadOfPage / 2))), (short)Numbers[random.Next(Numbers.Length)]);
                    break;
                default:
                    BinaryPrimitives.WriteInt64LittleEndian(damaged.AsSpan(random.Next(damaged.Length - 8)), Numbers[random.Next(Numbers.Length)]);
                    break;
            }
        }
        return damaged;
    }

    /// <summary>The file with whole pages in each other's place, or gone blank: writes that went astray.</summary>
    public static byte[] Misplace(byte[] file, Random random)
    {
        var damaged = (byte[])file.Clone();
        var (from, to) = (random.Next(file.Length / PageSize) * PageSize, random.Next(file.Length / PageSize) * PageSize);
        if (random.Next(3) == 0)
            damaged.AsSpan(to, PageSize).Clear();
        else
            file.AsSpan(from, PageSize).CopyTo(damaged.AsSpan(to));
        return damaged;
    }
}
