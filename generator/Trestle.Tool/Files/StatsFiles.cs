using Trestle.Schema.Stats;

namespace Trestle.Tool.Files;

/// <summary>The stats files that lie where a command looks for schemas.</summary>
static class StatsFiles
{
    /// <summary>Reads those below the named folders, and below the folders of the named files. Ids tell which table each line is about.</summary>
    public static TableSizes Read(IEnumerable<string> paths) =>
        TableSizes.Of(FolderSearch.Read(paths.Select(FolderSearch.FolderOf).Distinct().SelectMany(Find)).Select(StatsParser.Parse));

    static IEnumerable<string> Find(string folder) => FolderSearch.Below(folder, "*" + StatsFileName.Ending);
}
