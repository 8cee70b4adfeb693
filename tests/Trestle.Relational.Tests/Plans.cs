using System.Text;
using Trestle.Layout;
using Trestle.Migrations;
using Trestle.Postgres;
using Trestle.Sqlite;
using Trestle.Storage;

namespace Trestle.Relational.Tests;

/// <summary>What the stores would do for each step of the conformance corpus. TRESTLE_UPDATE_GOLDEN=1 rewrites the files.</summary>
public sealed class Plans
{
    public static TheoryData<string> Cases => [.. Corpus.Evolution.Select(folder => Path.GetFileName(folder))];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Each_step_has_its_statements_on_SQLite(string name) => Check(name, "plan.sqlite.sql", SqliteStore.At("none.db"));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Each_step_has_its_statements_on_PostgreSQL(string name) => Check(name, "plan.postgres.sql", PostgresStore.At("Host=none"));

    static void Check(string name, string file, Store store)
    {
        var folder = Corpus.Evolution.Single(folder => Path.GetFileName(folder) == name);
        var text = new StringBuilder();
        foreach (var (title, before, after) in Corpus.Ways(folder))
            Write(text, title, store, before, after);
        if (text.Length > 0)
            Corpus.Golden(Path.Combine(folder, file), text.ToString());
    }

    static void Write(StringBuilder text, string title, Store store, SchemaShape before, SchemaShape after)
    {
        foreach (var (way, from, to) in new[] { ("forward", before, after), ("backward", after, before) })
        {
            text.Append("-- ").Append(title).Append(", ").Append(way).Append('\n');
            var last = "";
            foreach (var action in store.PlanMigration(from, to, Corpus.Swaps(from, to)))
            {
                var note = string.Join("; ", Notes(action));
                text.Append(action.Text).Append(action.Text.StartsWith("--", StringComparison.Ordinal) ? "" : ";").Append('\n')
                    .Append(note.Length == 0 || note == last ? "" : $"-- ^ {note}\n");
                last = note;
            }
            text.Append('\n');
        }
    }

    static IEnumerable<string> Notes(MigrationAction action)
    {
        if (action.Lock.Length > 0)
            yield return "locks " + action.Lock;
        if (action.Rewrites)
            yield return "writes all rows";
    }
}
