using System.Globalization;
using System.Text.Json;
using Samples.Notes;

namespace Trestle.Samples.Tests.Notes;

/// <summary>The sample as a program, run the way a person runs it.</summary>
public sealed class NotesProgramTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("trestle-notes-").FullName;

    string Database => Path.Combine(folder, "notes.db");

    [Fact]
    public void The_demonstration_shows_every_step()
    {
        var output = Run();
        Assert.Matches(@"list --tag todo\s+5 .*Vienna #2026 #todo\s+4 .*\s+2 .*\s+1 .*tomatoes", output);
        Assert.Matches(@"--until 2026-03-06\s+4 .*Order flour.*\s+3 .*Sourdough", output);
        Assert.Matches(@"20006 .*Hour 19999(.*\n)*?.*page behind it:\s+20003 .*Hour 19996", output);
        Assert.Contains("The first writes version 2.", output, StringComparison.Ordinal);
        Assert.Contains("has version 2, and the write was made for version 1", output, StringComparison.Ordinal);
        Assert.Contains("20,017 lines such as", output, StringComparison.Ordinal);
        Assert.Contains("FROM notes JOIN notebooks", output, StringComparison.Ordinal);
        Assert.Matches(@"lacks 5 steps of schema 'Notes': .*-labels-are-tags, .*-unique-names", output);
        Assert.Matches(@"5 steps, 3 rows written anew.*\s+3 .*Order flour #todo\s+2 .*Sourdough, third try #recipe\s+1 .*tomatoes", output);
        Assert.Matches(@"version 2\).*\n.*edited 2025-04-14 06:45\s+Less water\.\s+Longer in the cold\.", output);
    }

    [Fact]
    public void The_demonstration_takes_no_file_that_exists()
    {
        Add("garden", "Weed");
        Assert.Contains("exists already", Fail(), StringComparison.Ordinal);
        Assert.Contains("Weed", Run("list"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_is_by_notebook_or_tag_or_time()
    {
        Add("garden", "Weed", "todo");
        Add("kitchen", "Bake", "todo", "bread");
        Assert.Matches("Bake #bread #todo(.*\n)+.*Weed #todo", Run("list", "--tag", "todo"));
        Assert.DoesNotContain("Weed", Run("list", "--notebook", "kitchen"), StringComparison.Ordinal);
        Assert.Contains("none", Run("list", "--until", "2020-01-01"), StringComparison.Ordinal);
        Assert.Contains("There are: garden, kitchen", Fail("list", "--notebook", "cellar"), StringComparison.Ordinal);
        Assert.Contains("one of the two", Fail("list", "--notebook", "kitchen", "--tag", "todo"), StringComparison.Ordinal);
    }

    [Fact]
    public void Pages_lead_through_all_notes_once()
    {
        for (var note = 0; note < 5; note++)
            Add("garden", $"Note {note}", "todo");
        var (seen, after) = (new List<string>(), (string?)null);
        do
        {
            var page = Run(["list", "--tag", "todo", "--size", "2", .. after is null ? Array.Empty<string>() : ["--after", after]]).Split('\n');
            seen.AddRange(page.Where(line => line.Contains("Note ", StringComparison.Ordinal)).Select(line => line.Split("Note ")[1][..1]));
            after = page.FirstOrDefault(line => line.Contains("more: ", StringComparison.Ordinal))?.Split("--after ")[1];
        }
        while (after is not null);
        Assert.Equal(["4", "3", "2", "1", "0"], seen);
        Assert.Contains("token", Fail("list", "--after", "nonsense"), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void An_edit_for_an_old_version_writes_nothing()
    {
        var id = Add("garden", "Weed");
        Assert.Contains("version 2", Run("edit", id, "--text", "mine", "--version", "1"), StringComparison.Ordinal);
        Assert.Contains("has version 2", Fail("edit", id, "--text", "yours", "--version", "1"), StringComparison.Ordinal);
        Assert.Contains("mine", Run("show", id), StringComparison.Ordinal);
        Assert.Contains("version 3", Run("edit", id, "--title", "Weed again"), StringComparison.Ordinal);
        Assert.Contains("There is no note 77", Fail("edit", "77", "--text", "x"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_export_has_every_row_and_a_deleted_note_leaves_no_tag()
    {
        var id = Add("garden", "Weed", "todo", "spring");
        Add("garden", "Water", "todo");
        Run("delete", id);
        Assert.Contains("There is no note", Fail("delete", id), StringComparison.Ordinal);
        var file = Path.Combine(folder, "all.ndjson");
        Assert.Contains("3 lines", Run("export", file), StringComparison.Ordinal);
        Assert.Equal(["notebooks", "notes", "noteTags"], Lines(file).Select(line => line.GetProperty("table").GetString()!));
        Assert.Equal("Water", Lines(file)[1].GetProperty("row").GetProperty("title").GetString());
        Assert.Equal("Water", Note.FromJson(Lines(file)[1].GetProperty("row").GetRawText()).Title);
    }

    [Fact]
    public void A_backup_is_a_database_of_its_own()
    {
        Add("garden", "Weed");
        var copy = Path.Combine(folder, "copy.db");
        Run("backup", copy);
        Assert.Contains("exists already", Fail("backup", copy), StringComparison.Ordinal);
        var (code, output, _) = SampleProcess.Run(typeof(NotesDb), "list", "--db", copy);
        Assert.Equal(0, code);
        Assert.Contains("Weed", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_database_ends_with_one_sentence()
    {
        File.WriteAllText(Database, new string('x', 5000));
        var errors = Fail("list");
        Assert.Contains("not an SQLite file", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    static List<JsonElement> Lines(string file) => [.. File.ReadLines(file).Select(line => JsonElement.Parse(line))];

    string Add(string notebook, string title, params string[] tags)
    {
        var output = Run(["add", notebook, "--title", title, .. tags.SelectMany(tag => (string[])["--tag", tag])]);
        return int.Parse(output.Split(' ')[1], CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture);
    }

    string Run(params string[] arguments)
    {
        var (code, output, errors) = SampleProcess.Run(typeof(NotesDb), [.. arguments, "--db", Database]);
        Assert.True(code == 0, errors);
        return output;
    }

    string Fail(params string[] arguments)
    {
        var (code, _, errors) = SampleProcess.Run(typeof(NotesDb), [.. arguments, "--db", Database]);
        Assert.Equal(1, code);
        return errors;
    }
}
