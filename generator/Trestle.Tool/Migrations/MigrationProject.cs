using Trestle.Schema;
using Trestle.Schema.Evolution.History;
using Trestle.Schema.Model;
using Trestle.Schema.Rules;
using Trestle.Tool.Files;

namespace Trestle.Tool.Migrations;

/// <summary>Schemas and their steps.</summary>
sealed class MigrationProject
{
    readonly IReadOnlyList<ParsedFile> files;
    readonly SchemaCompilation compilation;

    MigrationProject(IReadOnlyList<ParsedFile> files, StepHistories histories)
    {
        this.files = files;
        Histories = histories;
        compilation = SchemaCompiler.Compile(files);
    }

    public StepHistories Histories { get; }

    public IReadOnlyCollection<SchemaModel> Schemas => compilation.Schemas;

    /// <summary>Everything that the compiler says of them.</summary>
    public IReadOnlyCollection<Problem> Problems => SchemaCompiler.Compile(files, Histories).Problems;

    /// <summary>What keeps schemas from being compared with their steps: errors of schemas, and steps that lead nowhere.</summary>
    public IReadOnlyList<Problem> Obstacles =>
    [
        .. compilation.Problems.Where(problem => problem.Rule.Severity == Severity.Error),
        .. Histories.IsReadable && Histories.All.All(history => history.Schema is not null) ? [] : Histories.Problems,
    ];

    /// <summary>Reads schemas and steps. Throws <see cref="UsageException"/> when a path leads to no schema.</summary>
    public static MigrationProject Read(IReadOnlyCollection<string> paths)
    {
        var files = SchemaFiles.Read(paths).Select(SchemaParser.Parse).ToList();
        return new(files, StepFiles.Read(paths, files));
    }

    /// <summary>The schema of that name; without a name, the only one, or those that have steps.</summary>
    public IReadOnlyList<SchemaModel> Chosen(string? name)
    {
        var chosen = name is null && Schemas.Count > 1
            ? Schemas.Where(schema => Histories.Find(schema.Name) is not null)
            : Schemas.Where(schema => name is null || schema.Name == name);
        return chosen.ToList() is { Count: > 0 } found ? found : throw new UsageException(
            $"{(name is null ? "There are several schemas, and none has steps" : $"There is no schema '{name}'")}. "
                + $"Choose with --schema one of: {string.Join(", ", Schemas.Select(schema => schema.Name))}.");
    }

    /// <summary>The file of a schema beside which its steps lie: the first one that gives the namespace.</summary>
    public SourceFile MainFile(SchemaModel schema) =>
        files.Where(file => file.SchemaName == schema.Name).OrderBy(file => !file.HasNamespace).First().Source;
}
