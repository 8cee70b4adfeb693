namespace Trestle;

/// <summary>What a copy has done.</summary>
/// <param name="Rows">Rows of the source that the target has now.</param>
/// <param name="Inserted">Rows that the target lacked.</param>
/// <param name="Replaced">Rows that differed in the target; one that refers to a row behind it is written twice, and counts here too.</param>
/// <param name="Deleted">
/// Rows that were removed from the target; a row that referred to another one than in the source may be removed, and inserted anew.
/// </param>
public readonly record struct CopyCounts(long Rows, long Inserted, long Replaced, long Deleted)
{
    /// <summary>Whether the target had every row as it is, and no other.</summary>
    public bool WasEqual => Inserted + Replaced + Deleted == 0;
}
