namespace Trestle;

/// <summary>How far a copy is. No number in it ever goes down.</summary>
/// <param name="Table">The table that is being copied.</param>
/// <param name="Total">How many rows the source has in all tables.</param>
/// <param name="Done">What has been done and committed.</param>
public readonly record struct CopyProgress(string Table, long Total, CopyCounts Done);
