namespace Trestle.Migrations;

/// <summary>
/// A sum over all rows of a table that a data step must not change: it is taken of the rows before and of the rows after it, and the step
/// is refused when they differ. Exact, and the same in whatever order the rows come. Adding throws <see cref="OverflowException"/> beyond
/// the range of <see cref="Int128"/> or <see cref="decimal"/>.
/// </summary>
public struct InvariantSum : IEquatable<InvariantSum>
{
    Int128 whole;
    decimal exact;

    /// <summary>Adds a whole number.</summary>
    public void Add(long value) => whole = checked(whole + value);

    /// <summary>Adds a decimal number.</summary>
    public void Add(decimal value) => exact += value;

    /// <inheritdoc/>
    public readonly bool Equals(InvariantSum other) => whole == other.whole && exact == other.exact;

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is InvariantSum other && Equals(other);

    /// <inheritdoc/>
    public override readonly int GetHashCode() => HashCode.Combine(whole, exact);

    /// <summary>Whether both are the same.</summary>
    public static bool operator ==(InvariantSum left, InvariantSum right) => left.Equals(right);

    /// <summary>Whether they differ.</summary>
    public static bool operator !=(InvariantSum left, InvariantSum right) => !left.Equals(right);

    /// <summary>The sums, for messages.</summary>
    public override readonly string ToString() => exact == 0 ? $"{whole}" : whole == 0 ? $"{exact}" : $"{whole} and {exact}";
}
