using System.Reflection;
using Microsoft.Data.Sqlite;
using Samples.Notes.Verbs;
using Trestle;
using Trestle.Sqlite;

namespace Samples.Notes.Showing;

/// <summary>Takes a file that the first version of the program wrote along the steps of the schema.</summary>
static class OldStore
{
    public static void Show(TextWriter screen, string path)
    {
        screen.WriteLine();
        screen.WriteLine("== A file from the time of the first schema: see Notes.migrations for what has changed since");
        Write(path);
        var store = SqliteStore.At(path);
        Refuse(screen, store);
        var result = NotesDb.Migrate(store);
        foreach (var step in result.Steps)
            screen.WriteLine($"    {step}");
        screen.WriteLine(FormattableString.Invariant($"{result.Steps.Count} steps, {result.RowsWritten} rows written anew, and the notes are"));
        using var db = NotesDb.Open(store);
        Listing.Print(screen, ListNotes.Run(db, new Asked(null, null, null, null, 10, null)));
        Listing.Print(screen, db, 2);
    }

    // What happens by itself is nothing: a migration is something to decide on.
    static void Refuse(TextWriter screen, SqliteStore store)
    {
        try
        {
            NotesDb.Open(store).Dispose();
        }
        catch (MigrationException refusal)
        {
            screen.WriteLine(refusal.Message);
        }
    }

    static void Write(string path)
    {
        using var script = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("first.sql")!);
        SQLitePCL.Batteries_V2.Init();
        using var file = new SqliteConnection($"Data Source={path};Pooling=False");
        file.Open();
        using var command = file.CreateCommand();
        command.CommandText = script.ReadToEnd();
        command.ExecuteNonQuery();
    }
}
