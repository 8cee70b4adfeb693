namespace Trestle.Schema.Stats;

/// <summary>How large a table was when <c>trestle stats --write</c> looked at a store.</summary>
/// <param name="Id">The table.</param>
/// <param name="Rows">How many rows it had.</param>
/// <param name="Bytes">What they took.</param>
public sealed record TableSize(Guid Id, long Rows, long Bytes)
{
    /// <summary>From how many rows on reading a whole table is taken seriously.</summary>
    public const long LargeRows = 100_000;

    /// <summary>Whether the table is too large to be read as a whole without need.</summary>
    public bool IsLarge => Rows >= LargeRows;

    public long BytesPerRow => Rows == 0 ? 0 : Bytes / Rows;
}
