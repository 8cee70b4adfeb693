using System.Runtime.CompilerServices;

namespace Trestle.Benchmarks;

/// <summary>Uses a result, so that the work for it is not left out.</summary>
internal static class Keep
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Result(long result)
    {
        if (result < 0)
            throw new InvalidOperationException(
                $"A benchmark reported {result}, the number of an error. See lmdb.h; the run cannot go on.");
    }
}
