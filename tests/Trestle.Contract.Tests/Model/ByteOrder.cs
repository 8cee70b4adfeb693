using System.Text;

namespace Trestle.Contract.Tests.Model;

/// <summary>The order of values that every store keeps, computed in the plainest way.</summary>
static class ByteOrder
{
    public static readonly IComparer<string?> Text = Comparer<string?>.Create((x, y) =>
        x is null || y is null ? (x is null ? 0 : 1) - (y is null ? 0 : 1) : Encoding.UTF8.GetBytes(x).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(y)));

    public static readonly IComparer<double?> Real = Comparer<double?>.Create((x, y) =>
        x is null || y is null ? (x is null ? 0 : 1) - (y is null ? 0 : 1) : Total(x.Value).CompareTo(Total(y.Value)));

    // -0 before +0, NaN last: the total order of IEEE 754.
    static long Total(double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(double.IsNaN(value) ? BitConverter.Int64BitsToDouble(0x7FF8000000000000) : value);
        return bits < 0 ? ~bits ^ long.MinValue : bits;
    }
}
