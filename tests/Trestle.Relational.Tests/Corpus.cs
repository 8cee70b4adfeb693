using System.Runtime.CompilerServices;
using System.Text;
using Trestle.Layout;
using Trestle.Relational.Moves;
using Trestle.Schema;
using Trestle.Schema.Evolution.History;
using Trestle.Schema.Evolution.Items;
using Trestle.Schema.Evolution.Steps;

namespace Trestle.Relational.Tests;

/// <summary>The conformance corpus of schemas that change.</summary>
static class Corpus
{
    public static IReadOnlyList<string> Evolution =>
        [.. Directory.GetDirectories(Path.Combine(Root(), "schemas", "conformance", "evolution")).Order(StringComparer.Ordinal)];

    /// <summary>The schemas before and after each step of a case, and what no step says yet.</summary>
    public static IEnumerable<(string Title, SchemaShape Before, SchemaShape After)> Ways(string folder)
    {
        var steps = StepHistories.Of(Read(folder, "*.migration.yaml").Select(StepParser.Parse));
        var schemas = SchemaCompiler.Compile([.. Read(folder, "*.schema.yaml")]).Schemas;
        foreach (var history in steps.All.Where(history => history.Schema is not null))
        {
            var ways = history.Steps.Skip(1).Select(step => (step.Name, history.Around(step)))
                .Concat(schemas.Where(schema => schema.Name == history.Name).Select(schema => ("not in a step", (history.Schema!, Snapshot.Of(schema)))));
            foreach (var (title, (before, after)) in ways.Where(way => !way.Item2.Item1.Equals(way.Item2.Item2)))
                yield return (title, Shape(before), Shape(after));
        }
    }

    /// <summary>The tables whose rows have to be written anew.</summary>
    public static IReadOnlyList<Guid> Swaps(SchemaShape before, SchemaShape after) =>
    [
        .. new SqlDialect[] { Sqlite.SqliteDialect.Instance, Postgres.PostgresDialect.Instance }
            .Select(dialect => new SchemaMove(dialect, new MoveRequest(before, after) { Divides = true }))
            .SelectMany(move => after.Tables.Where(table => !move.KeepsRows(table.Id)).Select(table => table.Id)).Distinct().Order(),
    ];

    public static void Golden(string path, string actual)
    {
        if (Environment.GetEnvironmentVariable("TRESTLE_UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(path, actual);
            return;
        }
        Assert.True(File.Exists(path), $"{path} is missing. Run with TRESTLE_UPDATE_GOLDEN=1 and look at what it writes:\n{actual}");
        Assert.Equal(File.ReadAllText(path), actual);
    }

    static SchemaShape Shape(Snapshot snapshot) => SchemaShape.Parse(Encoding.UTF8.GetBytes(snapshot.ToJson()));

    static IEnumerable<SourceFile> Read(string folder, string pattern) => Directory.GetFiles(folder, pattern, SearchOption.AllDirectories)
        .Order(StringComparer.Ordinal).Select(path => new SourceFile(Path.GetRelativePath(folder, path).Replace('\\', '/'), File.ReadAllText(path)));

    static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));
}
