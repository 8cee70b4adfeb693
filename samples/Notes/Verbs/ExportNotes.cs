using Trestle.Marshalling;

namespace Samples.Notes.Verbs;

/// <summary>
/// Writes every row as a line of JSON with the name of its table in front, all from one snapshot. <c>Marshal()</c> gives a row's values by
/// name; <c>Unmarshal</c> makes rows of them again.
/// </summary>
static class ExportNotes
{
    /// <summary>Returns the number of lines. Throws <see cref="IOException"/> when the file exists.</summary>
    public static int Run(NotesDb db, string path)
    {
        using var file = new StreamWriter(new FileStream(path, FileMode.CreateNew));
        using var tx = db.BeginRead();
        return Write(file, "notebooks", tx.Notebooks.Scan().Select(row => row.Marshal()))
            + Write(file, "notes", tx.Notes.Scan().Select(row => row.Marshal()))
            + Write(file, "noteTags", tx.NoteTags.Scan().Select(row => row.Marshal()));
    }

    static int Write(TextWriter to, string table, IEnumerable<IReadOnlyDictionary<string, object?>> rows)
    {
        var lines = 0;
        foreach (var row in rows)
        {
            to.Write(PlainJson.Write(new Dictionary<string, object?> { ["table"] = table, ["row"] = row }) + "\n");
            lines++;
        }

        return lines;
    }
}
