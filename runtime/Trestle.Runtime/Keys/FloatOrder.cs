namespace Trestle.Keys;

/// <summary>
/// Floats as unsigned integers of the same order: the sign bit flipped, and all bits of a negative. Every NaN becomes the positive
/// quiet one, so that NaN sorts last and equals itself.
/// </summary>
static class FloatOrder
{
    const uint Sign32 = 0x8000_0000;
    const uint NaN32 = 0x7FC0_0000;
    const ulong Sign64 = 0x8000_0000_0000_0000;
    const ulong NaN64 = 0x7FF8_0000_0000_0000;

    public static uint ToOrdered(float value)
    {
        var bits = float.IsNaN(value) ? NaN32 : BitConverter.SingleToUInt32Bits(value);
        return (bits & Sign32) == 0 ? bits | Sign32 : ~bits;
    }

    public static ulong ToOrdered(double value)
    {
        var bits = double.IsNaN(value) ? NaN64 : BitConverter.DoubleToUInt64Bits(value);
        return (bits & Sign64) == 0 ? bits | Sign64 : ~bits;
    }

    public static float ToSingle(uint ordered) => BitConverter.UInt32BitsToSingle((ordered & Sign32) == 0 ? ~ordered : ordered ^ Sign32);

    public static double ToDouble(ulong ordered) => BitConverter.UInt64BitsToDouble((ordered & Sign64) == 0 ? ~ordered : ordered ^ Sign64);
}
