using System.Globalization;

namespace Trestle.Schema.Evolution.Steps;

/// <summary>How step files and their folders are called.</summary>
public static class StepFileName
{
    /// <summary>What the names of step files end in.</summary>
    public const string Ending = ".migration.yaml";

    /// <summary>The folder of a schema's steps, beside its first file.</summary>
    public static string Folder(string schema) => schema + ".migrations";

    /// <summary>The name of a new step's file: the time to the second in UTC, so that files sort as they were written, then its name.</summary>
    public static string Of(DateTime utc, string name) =>
        utc.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture) + "-" + name + Ending;

    /// <summary>The file's name without folder and endings.</summary>
    public static string Label(string path)
    {
        var name = path.Substring(path.LastIndexOfAny(['/', '\\']) + 1);
        return name.EndsWith(Ending, StringComparison.OrdinalIgnoreCase) ? name.Substring(0, name.Length - Ending.Length) : name;
    }
}
