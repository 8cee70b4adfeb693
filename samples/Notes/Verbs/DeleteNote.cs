namespace Samples.Notes.Verbs;

/// <summary>Deletes a note; its tags go with it, because their reference says <c>onDelete: cascade</c>.</summary>
static class DeleteNote
{
    public static void Run(NotesDb db, int id)
    {
        using var tx = db.BeginWrite();
        if (!tx.Notes.Delete(id))
            throw new NotesException($"There is no note {id}. List them to see their numbers.");
        tx.Commit();
    }
}
