using Trestle.Schema;
using Trestle.Schema.Evolution.History;
using Trestle.Schema.Evolution.Steps;

namespace Trestle.Tool.Files;

/// <summary>The step files that belong to the schema files a command is about.</summary>
static class StepFiles
{
    /// <summary>
    /// Reads those below the named folders, and below the folders of the named files. Beside a named file may lie the steps of schemas
    /// that are not looked at: these are left out.
    /// </summary>
    public static StepHistories Read(IReadOnlyCollection<string> paths, IEnumerable<ParsedFile> schemas)
    {
        var all = StepHistories.Of(FolderSearch.Read(paths.Select(FolderSearch.FolderOf).Distinct().SelectMany(Find)).Select(StepParser.Parse));
        return paths.Any(File.Exists) && all.IsReadable ? all.Of([.. schemas.Select(file => file.SchemaName).OfType<string>()]) : all;
    }

    /// <summary>Writes a new step into the folder of its schema's steps; returns the file.</summary>
    /// <param name="history">The steps so far, or null.</param>
    /// <param name="main">The file beside which the folder lies when there is none yet.</param>
    /// <param name="schema">Its name.</param>
    /// <param name="name">The name of the step.</param>
    /// <param name="text">What the file says.</param>
    public static SourceFile Write(SchemaHistory? history, SourceFile main, string schema, string name, string text)
    {
        var folder = history is { Steps: [.., var last] }
            ? Path.GetDirectoryName(last.Source.Path)!
            : Path.Combine(Path.GetDirectoryName(main.Path)!, StepFileName.Folder(schema));
        var path = Path.Combine(folder, StepFileName.Of(DateTime.UtcNow, name));
        if (File.Exists(path))
            throw new UsageException($"There is a file '{FolderSearch.Shown(path)}' already. Choose another name for the step.");
        Directory.CreateDirectory(folder);
        File.WriteAllText(path, text);
        return new(FolderSearch.Shown(path), text);
    }

    static IEnumerable<string> Find(string folder) => FolderSearch.Below(folder, "*" + StepFileName.Ending);
}
