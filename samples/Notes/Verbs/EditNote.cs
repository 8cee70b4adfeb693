namespace Samples.Notes.Verbs;

/// <summary>
/// Changes a note. Whoever names the version that they read overwrites nobody: when the note has changed since, the store refuses with
/// <see cref="Trestle.ConcurrencyConflictException"/>.
/// </summary>
static class EditNote
{
    public static Note Run(NotesDb db, int id, string? title, string? text, long? version)
    {
        using var tx = db.BeginWrite();
        var note = tx.Notes.Get(id) ?? throw new NotesException($"There is no note {id}. List them to see their numbers.");
        var edited = tx.Notes.Upsert(note with
        {
            Title = title ?? note.Title,
            Text = text ?? note.Text,
            EditedAt = DateTimeOffset.UtcNow,
            Version = version ?? note.Version,
        });
        tx.Commit();
        return edited;
    }
}
