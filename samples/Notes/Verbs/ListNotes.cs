using Trestle.Tables;

namespace Samples.Notes.Verbs;

/// <summary>
/// A page of notes, newest first. Each way of asking is a range of one index; what no index can answer has no method to call, so a
/// notebook and a tag together are not offered.
/// </summary>
static class ListNotes
{
    public static Page<NoteLine> Run(NotesDb db, Asked asked)
    {
        using var tx = db.BeginRead();
        return asked switch
        {
            { Notebook: not null, Tag: not null } => throw new NotesException("A list is by notebook or by tag. Give one of the two."),
            { Tag: { } tag } => ByTag(tx, tag, asked),
            { Notebook: { } notebook } => ByNotebook(tx, notebook, asked),
            _ => Lines(tx, ReadPage(tx.Notes.ByTime.Range(asked.From, asked.To), asked)),
        };
    }

    static Page<NoteLine> ByNotebook(NotesReadTransaction tx, string name, Asked asked)
    {
        var notebook = tx.Notebooks.ByName.Get(name)
            ?? throw new NotesException($"There is no notebook '{name}'. There are: {string.Join(", ", tx.Notebooks.ByName.All().Select(one => one.Name))}.");
        return Lines(tx, ReadPage(tx.Notes.ByNotebook.Range(notebook.Id, asked.From, asked.To), asked));
    }

    // The notes behind a page of tags come together, not one by one.
    static Page<NoteLine> ByTag(NotesReadTransaction tx, string tag, Asked asked)
    {
        var page = ReadPage(tx.NoteTags.ByTag.Range(tag, asked.From, asked.To), asked);
        var notes = tx.Notes.GetMany([.. page.Rows.Select(row => row.Note)]);
        return Lines(tx, new Page<Note>([.. notes.Select(note => note!)], page.Next));
    }

    static Page<TRow> ReadPage<TLayout, TRow, TKey, TView>(RowQuery<TLayout, TRow, TKey, TView> rows, Asked asked)
        where TLayout : struct, Trestle.Layout.ITableLayout<TRow, TKey>
        where TRow : class
        where TView : struct, Trestle.Layout.IRowView<TView>, allows ref struct =>
        (asked.After is null ? rows : rows.After(asked.After)).ReadPage(asked.Size);

    static Page<NoteLine> Lines(NotesReadTransaction tx, Page<Note> page)
    {
        var names = tx.Notebooks.GetMany([.. page.Rows.Select(note => note.Notebook)]);
        return new([.. page.Rows.Select((note, at) => new NoteLine(note, names[at]!.Name, Tags(tx, note.Id)))], page.Next);
    }

    // The tags of a note are a range of keys: (note, first tag) to (note, last tag).
    static List<string> Tags(NotesReadTransaction tx, int note)
    {
        var tags = new List<string>();
        foreach (var key in tx.NoteTags.ByKey.Prefix(note).Keys)
            tags.Add(key.Tag);
        return tags;
    }
}

/// <summary>A note as a list shows it.</summary>
sealed record NoteLine(Note Note, string Notebook, IReadOnlyList<string> Tags);
