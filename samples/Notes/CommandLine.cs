using System.CommandLine;
using Samples.Notes.Showing;
using Samples.Notes.Verbs;
using Trestle.Migrations;
using Trestle.Sqlite;

namespace Samples.Notes;

/// <summary>The command line of the sample: a verb each for what one does with notes.</summary>
static class CommandLine
{
    static readonly Option<string?> Database = new("--db") { Description = "The database file. Default: one below the sample.", Recursive = true };
    static readonly Option<string> Title = new("--title") { Description = "One line that says what it is about.", Required = true };
    static readonly Option<string> Text = new("--text") { Description = "The note itself.", DefaultValueFactory = _ => "" };
    static readonly Option<string?> NewTitle = new("--title") { Description = "Another title. Default: as it is." };
    static readonly Option<string?> NewText = new("--text") { Description = "Another text. Default: as it is." };
    static readonly Option<string[]> Tags = new("--tag") { Description = "A tag; may be given several times.", DefaultValueFactory = _ => [] };
    static readonly Option<string?> Tag = new("--tag") { Description = "Only notes with this tag." };
    static readonly Option<string?> Notebook = new("--notebook") { Description = "Only notes of this notebook." };
    static readonly Option<DateOnly?> Since = new("--since") { Description = "First day." };
    static readonly Option<DateOnly?> Until = new("--until") { Description = "The day after the last." };
    static readonly Option<int> Size = new("--size") { Description = "How many notes a page has at most.", DefaultValueFactory = _ => 10 };
    static readonly Option<string?> After = new("--after") { Description = "Where the page before said to go on." };
    static readonly Option<long?> Version = new("--version") { Description = "The version that you read; when the note has changed since, nothing is written." };
    static readonly Argument<string> Into = new("notebook") { Description = "The notebook; made when there is none of that name." };
    static readonly Argument<int> Id = new("id") { Description = "The number of the note." };
    static readonly Argument<string> Path = new("path") { Description = "The file to write." };

    public static int Run(string[] args)
    {
        var command = new RootCommand("Keeps notes in one SQLite file. Without a verb it shows what it can do.")
        {
            Database,
            Verb("add", "Writes a note.", [Into, Title, Text, Tags], (db, given) =>
                Say($"note {AddNote.Run(db, given.GetValue(Into)!, given.GetValue(Title)!, given.GetValue(Text)!, given.GetValue(Tags)!).Id}")),
            Verb("list", "Lists notes, newest first.", [Notebook, Tag, Since, Until, Size, After], (db, given) =>
                Listing.Print(Console.Out, ListNotes.Run(db, Asked(given)))),
            Verb("show", "Shows a note with its version.", [Id], (db, given) => Listing.Print(Console.Out, db, given.GetValue(Id))),
            Verb("edit", "Changes a note.", [Id, NewTitle, NewText, Version], (db, given) =>
                Say($"version {EditNote.Run(db, given.GetValue(Id), given.GetValue(NewTitle), given.GetValue(NewText), given.GetValue(Version)).Version}")),
            Verb("delete", "Deletes a note and its tags.", [Id], (db, given) => DeleteNote.Run(db, given.GetValue(Id))),
            Verb("export", "Writes every row as one line of JSON.", [Path], (db, given) =>
                Say($"{ExportNotes.Run(db, given.GetValue(Path)!)} lines")),
            Verb("backup", "Copies the database while it is in use.", [Path], (db, given) => db.Backup(given.GetValue(Path)!)),
        };
        command.SetAction(given => Demonstration.Run(Console.Out, given.GetValue(Database) ?? Location.Demonstration));
        return command.Parse(args).Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
    }

    static Command Verb(string name, string description, Symbol[] symbols, Action<NotesDb, ParseResult> action)
    {
        var command = new Command(name, description);
        foreach (var symbol in symbols)
        {
            if (symbol is Option option)
                command.Add(option);
            else
                command.Add((Argument)symbol);
        }

        command.SetAction(given =>
        {
            using var db = NotesDb.Open(SqliteStore.At(given.GetValue(Database) ?? Location.Notes), OnPending.Apply);
            action(db, given);
        });
        return command;
    }

    static Asked Asked(ParseResult given) => new(
        given.GetValue(Notebook), given.GetValue(Tag), Midnight(given.GetValue(Since)), Midnight(given.GetValue(Until)),
        given.GetValue(Size), given.GetValue(After));

    static DateTimeOffset? Midnight(DateOnly? day) => day is { } date ? new DateTimeOffset(date, TimeOnly.MinValue, TimeSpan.Zero) : null;

    static void Say(FormattableString line) => Console.WriteLine(FormattableString.Invariant(line));
}
