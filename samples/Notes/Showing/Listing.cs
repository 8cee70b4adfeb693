using System.Globalization;
using Samples.Notes.Verbs;
using Trestle.Tables;

namespace Samples.Notes.Showing;

/// <summary>Notes as lines of text.</summary>
static class Listing
{
    /// <summary>A line per note, and how to go on when there are more.</summary>
    public static void Print(TextWriter to, Page<NoteLine> page)
    {
        foreach (var (note, notebook, tags) in page.Rows)
            to.WriteLine($"{note.Id,5}  {Time(note.WrittenAt)}  {notebook,-10}  {note.Title}{string.Concat(tags.Select(tag => " #" + tag))}");
        if (page.Rows.Count == 0)
            to.WriteLine("       none");
        if (page.Next is not null)
            to.WriteLine($"       more: --after {page.Next}");
    }

    /// <summary>Everything about one note.</summary>
    public static void Print(TextWriter to, NotesDb db, int id)
    {
        using var tx = db.BeginRead();
        var note = tx.Notes.Get(id) ?? throw new NotesException($"There is no note {id}. List them to see their numbers.");
        to.WriteLine($"{note.Title} (version {note.Version.ToString(CultureInfo.InvariantCulture)})");
        to.WriteLine($"in {tx.Notebooks.Get(note.Notebook)!.Name}, {Time(note.WrittenAt)}{(note.EditedAt is { } at ? ", edited " + Time(at) : "")}");
        to.WriteLine(note.Text);
    }

    static string Time(DateTimeOffset time) => time.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
