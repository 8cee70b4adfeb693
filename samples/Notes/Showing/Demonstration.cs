using System.Diagnostics;
using Samples.Notes.Verbs;
using Trestle;
using Trestle.Sqlite;

namespace Samples.Notes.Showing;

/// <summary>What the sample can do, step by step, on a fresh file.</summary>
static class Demonstration
{
    static readonly DateTimeOffset FirstDay = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);

    public static void Run(TextWriter screen, string path)
    {
        Clear(path);
        using (var db = NotesDb.Open(SqliteStore.At(path)))
        {
            Fill(screen, db);
            List(screen, db);
            Edit(screen, db);
            Export(screen, db, path);
        }

        PlainSql.Show(screen, path);
        OldStore.Show(screen, path + ".old");
    }

    // The files of the last demonstration; a file that is something else stays.
    static void Clear(string path)
    {
        if (path != Location.Demonstration && File.Exists(path))
            throw new NotesException($"'{path}' exists already. Give the demonstration a file of its own, or a verb: see --help.");
        foreach (var end in (string[])["", "-wal", "-shm", ".ndjson", ".backup", ".old", ".old-wal", ".old-shm"])
            File.Delete(path + end);
    }

    static void Fill(TextWriter screen, NotesDb db)
    {
        Step(screen, "Add notes: a note, its tags and its notebook are one transaction");
        (string Notebook, string Title, string[] Tags)[] notes =
        [
            ("garden", "Sow tomatoes indoors", ["spring", "todo"]), ("garden", "Prune the apple tree", ["todo"]),
            ("kitchen", "Sourdough, third try", ["recipe"]), ("kitchen", "Order flour", ["todo"]),
            ("travel", "Night train to Vienna", ["2026", "todo"]), ("travel", "What to pack", []),
        ];
        for (var at = 0; at < notes.Length; at++)
            AddNote.Run(db, notes[at].Notebook, notes[at].Title, $"More about: {notes[at].Title}.", notes[at].Tags, FirstDay.AddDays(at).AddHours(8));
        var clock = Stopwatch.StartNew();
        using var tx = db.BeginWrite();
        var log = tx.Notebooks.Insert(new Notebook { Name = "log" });
        tx.Notes.InsertMany(Enumerable.Range(0, 20_000).Select(hour => new Note
        {
            Notebook = log.Id,
            WrittenAt = FirstDay.AddYears(-3).AddHours(hour),
            Title = $"Hour {hour}",
            Text = "Nothing happened.",
        }));
        tx.Commit();
        screen.WriteLine(FormattableString.Invariant($"Six by hand, and a log of 20,000 in {clock.Elapsed.TotalMilliseconds:N0} ms."));
    }

    static void List(TextWriter screen, NotesDb db)
    {
        Step(screen, "List by tag, newest first: list --tag todo");
        Listing.Print(screen, ListNotes.Run(db, new Asked(null, "todo", null, null, 10, null)));
        Step(screen, "List between two days, of all notebooks: list --since 2026-03-04 --until 2026-03-06");
        Listing.Print(screen, ListNotes.Run(db, new Asked(null, null, FirstDay.AddDays(2), FirstDay.AddDays(4), 10, null)));
        Step(screen, "Page by page, however large the notebook: list --notebook log --size 3");
        var first = ListNotes.Run(db, new Asked("log", null, null, null, 3, null));
        Listing.Print(screen, first);
        screen.WriteLine("    and the page behind it:");
        Listing.Print(screen, ListNotes.Run(db, new Asked("log", null, null, null, 3, first.Next)));
    }

    static void Edit(TextWriter screen, NotesDb db)
    {
        Step(screen, "Two people edit what they both read at version 1: edit 1 --version 1");
        screen.WriteLine($"The first writes version {EditNote.Run(db, 1, null, "Sown, twelve pots.", version: 1).Version}.");
        try
        {
            EditNote.Run(db, 1, null, "Not sown yet.", version: 1);
        }
        catch (ConcurrencyConflictException conflict)
        {
            screen.WriteLine($"The second is told: {conflict.Message}");
        }
    }

    static void Export(TextWriter screen, NotesDb db, string path)
    {
        Step(screen, "Take it elsewhere: export and backup");
        screen.WriteLine(FormattableString.Invariant($"{ExportNotes.Run(db, path + ".ndjson"):N0} lines such as"));
        screen.WriteLine(File.ReadLines(path + ".ndjson").Skip(4).First());
        db.Backup(path + ".backup");
        screen.WriteLine(FormattableString.Invariant($"and a copy of {new FileInfo(path + ".backup").Length / 1024:N0} KiB, made while the database is open."));
    }

    static void Step(TextWriter screen, string title)
    {
        screen.WriteLine();
        screen.WriteLine("== " + title);
    }
}
