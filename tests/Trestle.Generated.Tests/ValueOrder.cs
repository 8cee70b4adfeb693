namespace Trestle.Generated.Tests;

/// <summary>The order of values as the schema language defines it, found without encoding anything.</summary>
static class ValueOrder
{
    public static int Compare(object? left, object? right) => (left, right) switch
    {
        (null, null) => 0,
        (null, _) => -1,
        (_, null) => 1,
        (string one, string other) => CompareText(one, other),
        (float one, float other) => CompareFloats(one, other),
        (double one, double other) => CompareFloats(one, other),
        (Guid one, Guid other) => string.CompareOrdinal(one.ToString(), other.ToString()),
        (Color one, Color other) => ((int)one).CompareTo((int)other),
        _ => ((IComparable)left).CompareTo(right),
    };

    static int CompareText(string left, string right)
    {
        foreach (var (one, other) in left.EnumerateRunes().Zip(right.EnumerateRunes()))
        {
            if (one != other)
                return one.CompareTo(other);
        }
        return left.EnumerateRunes().Count().CompareTo(right.EnumerateRunes().Count());
    }

    static int CompareFloats(double left, double right)
    {
        if (double.IsNaN(left) || double.IsNaN(right))
            return double.IsNaN(left).CompareTo(double.IsNaN(right));
        return left == right ? double.IsNegative(right).CompareTo(double.IsNegative(left)) : left.CompareTo(right);
    }
}
