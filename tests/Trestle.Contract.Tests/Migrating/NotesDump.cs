using System.Text;
using Trestle.Migrations.Child;

namespace Trestle.Contract.Tests.Migrating;

/// <summary>All that can be seen of a store of notes in its third version, line by line.</summary>
static class NotesDump
{
    public static List<string> Of(IMigrationFixture fixture)
    {
        var lines = Rows(fixture);
        using (var target = fixture.Store.OpenForMigration())
        {
            lines.Add(Encoding.UTF8.GetString(target.Schema!.ToJson()));
            lines.AddRange(target.Tombstones.Select(tombstone => tombstone.ToString()));
        }
        lines.AddRange(NotesStore.Migrator(fixture.Store).Status().Applied.Select(step => step.Name));
        lines.AddRange(fixture.Inside());
        return lines;
    }

    /// <summary>The rows and what the indexes lead to.</summary>
    [AllowScan("What is in the table is compared as a whole.")]
    public static List<string> Rows(IMigrationFixture fixture)
    {
        using var db = NotesStore.Open(fixture.Store);
        using var tx = db.BeginRead();
        return
        [
            .. tx.Notes.Scan().ToList().Select(note => note.ToString()),
            .. tx.Tags.Scan().ToList().Select(tag => tag.ToString()),
            "by title " + string.Join(' ', tx.Notes.ByTitle.All().Keys.ToList()),
            "by slug " + string.Join(' ', tx.Notes.BySlug.All().Keys.ToList()),
            "by note " + string.Join(' ', tx.Tags.ByNote.All().Keys.ToList()),
        ];
    }
}
