using System.Buffers.Binary;

namespace Trestle.Torture.Fuzz;

/// <summary>Damages bytes as disks, networks and attackers do.</summary>
static class ByteMutator
{
    static readonly long[] Numbers = [0, 1, 2, 4, -1, 127, 128, 255, 256, 0x7FFF, 0xFFFF, int.MaxValue, int.MinValue, long.MaxValue, long.MinValue];

    public static byte[] Next(Random random, IReadOnlyList<byte[]> corpus)
    {
        var bytes = corpus[random.Next(corpus.Count)];
        for (var count = random.Next(1, 5); count > 0; count--)
            bytes = Damage(random, bytes, corpus);
        return bytes.Length <= GuardedBuffer.MaxInput ? bytes : bytes[..GuardedBuffer.MaxInput];
    }

    static byte[] Damage(Random random, byte[] bytes, IReadOnlyList<byte[]> corpus)
    {
        var at = random.Next(bytes.Length + 1);
        var length = Math.Min(random.Next(1, 20), bytes.Length - at);
        var other = corpus[random.Next(corpus.Count)];
        return random.Next(8) switch
        {
            0 => bytes[..at],
            1 => [.. bytes[..at], .. bytes[(at + length)..]],
            2 => [.. bytes[..(at + length)], .. bytes[at..]],
            3 => [.. bytes[..at], .. other[random.Next(other.Length + 1)..]],
            4 => [.. bytes[..at], (byte)random.Next(256), .. bytes[at..]],
            5 => Changed(bytes, copy => copy[random.Next(copy.Length)] ^= (byte)(1 << random.Next(8))),
            6 => Changed(bytes, copy => copy[random.Next(copy.Length)] = (byte)random.Next(256)),
            _ => Changed(bytes, copy => Overwrite(random, copy)),
        };
    }

    static byte[] Changed(byte[] bytes, Action<byte[]> change)
    {
        if (bytes.Length == 0)
            return bytes;
        var copy = (byte[])bytes.Clone();
        change(copy);
        return copy;
    }

    static void Overwrite(Random random, byte[] bytes)
    {
        var number = Numbers[random.Next(Numbers.Length)];
        var at = bytes.AsSpan(random.Next(bytes.Length));
        if (at.Length >= 8 && random.Next(3) == 0)
            BinaryPrimitives.WriteInt64LittleEndian(at, number);
        else if (at.Length >= 4 && random.Next(2) == 0)
            BinaryPrimitives.WriteInt32LittleEndian(at, (int)number);
        else if (at.Length >= 2)
            BinaryPrimitives.WriteInt16LittleEndian(at, (short)number);
    }
}
