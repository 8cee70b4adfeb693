using Trestle.Storage;

namespace Trestle.Copying;

/// <summary>What the tables of a copy share.</summary>
sealed class CopyRun(
    StoreTransaction source, StoreEngine target, CopyOptions options, IProgress<CopyProgress>? progress, StoreCalls calls)
{
    public StoreTransaction Source => source;

    public StoreEngine Target => target;

    public CopyOptions Options => options;

    public StoreCalls Calls => calls;

    public long Total { get; set; }

    public CopyCounts Counts { get; private set; }

    /// <summary>Whether rows that are found count as rows of the target; once is enough.</summary>
    public bool CountsRows { get; set; } = true;

    /// <summary>Whether a row was removed in the midst of the copy, and others may have gone with it.</summary>
    public bool MustRepeat { get; set; }

    /// <summary>Adds what was committed, and tells of it.</summary>
    public void Add(string table, long rows, long inserted, long replaced, long deleted)
    {
        Counts = new(
            Counts.Rows + (CountsRows ? rows : 0), Counts.Inserted + inserted, Counts.Replaced + replaced, Counts.Deleted + deleted);
        progress?.Report(new CopyProgress(table, Total, Counts));
    }
}
