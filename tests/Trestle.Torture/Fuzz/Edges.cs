using System.Runtime.InteropServices;

namespace Trestle.Torture.Fuzz;

/// <summary>
/// Which ways an input took through the instrumented assemblies: for each pair of blocks that ran one after the other, how often. Two pairs may
/// share a counter.
/// </summary>
public static unsafe class Edges
{
    /// <summary>How many counters there are; blocks have numbers below it.</summary>
    public const int Count = 1 << 16;

    static readonly byte* Counters = (byte*)NativeMemory.AllocZeroed(Count);
    static readonly byte[] Known = new byte[Count];
    static int previous;

    /// <summary>How many counters any input has moved.</summary>
    public static int Reached { get; private set; }

    /// <summary>What instrumented code says at the beginning of each block.</summary>
    public static void Hit(int block)
    {
        Counters[block ^ previous]++;
        previous = block >> 1;
    }

    /// <summary>Forgets the ways of the last input.</summary>
    public static void Clear()
    {
        NativeMemory.Clear(Counters, Count);
        previous = 0;
    }

    /// <summary>Whether, since they were cleared, a way was taken that was not taken before, or taken more or less often than ever.</summary>
    public static bool AreNew()
    {
        var areNew = false;
        var counters = new ReadOnlySpan<byte>(Counters, Count);
        for (var at = 0; counters[at..].IndexOfAnyExcept((byte)0) is >= 0 and var more; at++)
        {
            at += more;
            areNew |= IsNew(at, Range(counters[at]));
        }
        return areNew;
    }

    static bool IsNew(int at, byte range)
    {
        if ((Known[at] & range) != 0)
            return false;
        Reached += Known[at] == 0 ? 1 : 0;
        Known[at] |= range;
        return true;
    }

    // Once, twice, three times, and then by powers of two: one turn more of a long loop is nothing new.
    static byte Range(byte times) => times switch
    {
        <= 3 => (byte)(1 << (times - 1)),
        < 8 => 8,
        < 16 => 16,
        < 32 => 32,
        < 128 => 64,
        _ => 128,
    };
}
