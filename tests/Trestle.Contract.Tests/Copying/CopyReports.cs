namespace Trestle.Contract.Tests.Copying;

/// <summary>Hears of a copy's progress at once, and does something about it.</summary>
sealed class CopyReports(Action<CopyProgress>? onReport = null) : IProgress<CopyProgress>
{
    public List<CopyProgress> All { get; } = [];

    public void Report(CopyProgress value)
    {
        All.Add(value);
        onReport?.Invoke(value);
    }
}
