using System.Globalization;

namespace Samples.GitHistory.Questions;

/// <summary>The files that most commits touched: the beginning of a descending index.</summary>
static class BusiestFiles
{
    public static Answer Ask(HistoryReadTransaction tx, int top) => new(
        "Busiest files",
        ["Path", "Changes", "Added", "Removed", "Last"],
        [.. tx.Files.Busiest.All().Take(top).Select(Row)]);

    static string[] Row(TrackedFile file) =>
    [
        file.Path, Number(file.Changes), Number(file.Added), Number(file.Removed),
        file.TouchedAt.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
    ];

    static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
