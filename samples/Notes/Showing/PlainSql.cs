using System.ComponentModel;
using System.Diagnostics;

namespace Samples.Notes.Showing;

/// <summary>Asks SQLite's own command line about the same file: the tables and columns are those of the schema.</summary>
static class PlainSql
{
    const string Question =
        "SELECT notes.id, notebooks.name AS notebook, notes.title, datetime(notes.writtenAt / 1000000, 'unixepoch') AS writtenAt, notes.version "
        + "FROM notes JOIN notebooks ON notebooks.id = notes.notebook JOIN noteTags ON noteTags.note = notes.id "
        + "WHERE noteTags.tag = 'todo' ORDER BY notes.writtenAt DESC";

    public static void Show(TextWriter screen, string path)
    {
        screen.WriteLine();
        screen.WriteLine("== The same rows without this program: sqlite3 " + path);
        screen.WriteLine(Question);
        screen.WriteLine(Ask(path) ?? "Install sqlite3 and try it: apt-get install sqlite3.");
    }

    /// <summary>What SQLite's command line answers, or null when it is not installed.</summary>
    static string? Ask(string path)
    {
        try
        {
            using var sqlite = Process.Start(
                new ProcessStartInfo("sqlite3", ["-readonly", "-header", "-column", path, Question]) { RedirectStandardOutput = true })!;
            var answer = sqlite.StandardOutput.ReadToEnd();
            sqlite.WaitForExit();
            return answer.TrimEnd();
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
