namespace Samples.Notes.Verbs;

/// <summary>Writes a note, its tags and, where it is new, its notebook: in one transaction, so all of it or nothing.</summary>
static class AddNote
{
    public static Note Run(NotesDb db, string notebook, string title, string text, IReadOnlyCollection<string> tags) =>
        Run(db, notebook, title, text, tags, DateTimeOffset.UtcNow);

    public static Note Run(NotesDb db, string notebook, string title, string text, IReadOnlyCollection<string> tags, DateTimeOffset at)
    {
        using var tx = db.BeginWrite();
        var note = tx.Notes.Insert(new Note { Notebook = Find(tx, notebook).Id, WrittenAt = at, Title = title, Text = text });
        tx.NoteTags.InsertMany(tags.Distinct().Select(tag => new NoteTag { Note = note.Id, Tag = tag, WrittenAt = at }));
        tx.Commit();
        return note;
    }

    static Notebook Find(NotesWriteTransaction tx, string name) =>
        tx.Notebooks.ByName.Get(name) ?? tx.Notebooks.Insert(new Notebook { Name = name });
}
