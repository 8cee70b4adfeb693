namespace Trestle.Storage;

/// <summary>How far a bulk load is.</summary>
/// <param name="Rows">Rows read from the caller so far.</param>
/// <param name="Written">Rows written to the table so far.</param>
/// <param name="Phase">What is being done now.</param>
public readonly record struct LoadProgress(long Rows, long Written, LoadPhase Phase);

/// <summary>The phases of a bulk load, in order.</summary>
public enum LoadPhase
{
    /// <summary>Rows are read, checked and encoded.</summary>
    Reading,

    /// <summary>Rows are sorted by key.</summary>
    Sorting,

    /// <summary>Rows are written to the table.</summary>
    Writing,

    /// <summary>Index entries are sorted and written.</summary>
    Indexing,
}
