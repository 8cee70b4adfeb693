using System.Text;
using Trestle.Layout;
using Trestle.Migrations;
using Trestle.Schema;
using Trestle.Schema.Evolution.History;
using Trestle.Schema.Model;
using Trestle.Schema.Rules;
using Trestle.Storage;
using Trestle.Tool.Compiling;

namespace Trestle.Tool.Migrations;

/// <summary>A schema with its steps, compiled: what takes stores along.</summary>
sealed class SteppedSchema
{
    readonly DatabaseAssembly classes;

    SteppedSchema(SchemaModel model, SchemaHistory history, DatabaseAssembly classes)
    {
        this.classes = classes;
        Steps = classes.Steps;
        History = history;
        Name = model.Name;
        Shape = Parse(CanonicalSchema.Write(model));
    }

    /// <summary>The name of the schema.</summary>
    public string Name { get; }

    /// <summary>The schema as it is, to which its steps lead.</summary>
    public SchemaShape Shape { get; }

    /// <summary>Its step files.</summary>
    public SchemaHistory History { get; }

    /// <summary>The steps as a program has them, each behind its parents.</summary>
    public IReadOnlyList<MigrationStep> Steps { get; }

    /// <summary>
    /// Compiles a schema and its steps. Throws <see cref="UsageException"/> when there are none, when they do not say all that the schema
    /// has, or when a step runs code that only the program has.
    /// </summary>
    /// <param name="project">Schemas and steps.</param>
    /// <param name="name">The name of the schema; null for the only one.</param>
    /// <param name="assembly">The path of the program's assembly; null for classes made from the files.</param>
    public static SteppedSchema Of(MigrationProject project, string? name, string? assembly)
    {
        if (project.Obstacles.FirstOrDefault() is { } obstacle)
            throw new UsageException(obstacle.ToString());
        var model = project.Chosen(name) is [var only] ? only : throw new UsageException("There are several schemas with steps. Choose one with --schema.");
        if (project.Histories.Find(model.Name) is not { } history)
            throw new UsageException($"Schema '{model.Name}' has no steps. Write the first with 'trestle migrate add'.");
        if (PendingChanges.Of(model, history).Changes.Count > 0)
            throw new UsageException($"Schema '{model.Name}' has more than its steps say. Write a step with 'trestle migrate add' first.");
        if (project.Problems.FirstOrDefault(problem => problem.Rule.Severity == Severity.Error) is { } problem)
            throw new UsageException(problem.ToString());
        return new(model, history, assembly is null ? DatabaseAssembly.Of(model, project.Histories) : DatabaseAssembly.Load(assembly, model.Name));
    }

    /// <summary>What takes a store along the steps.</summary>
    public Migrator MigratorOf(Store store) => classes.MigratorOf(store);

    /// <summary>The schema after a step. Throws <see cref="UsageException"/> when there is no such step.</summary>
    /// <param name="step">Its name, or the beginning of its hash.</param>
    public (MigrationStep Step, SchemaShape After) After(string step)
    {
        var found = Steps.Where(known => known.Name == step || known.Hash.StartsWith(step, StringComparison.Ordinal)).ToList();
        if (found is not [var only])
            throw new UsageException(
                $"Schema '{Name}' has {(found.Count == 0 ? "no" : "more than one")} step '{step}'. Its steps are: {string.Join(", ", Steps.Select(known => known.Name))}.");
        return (only, After(only));
    }

    /// <summary>The schema after a step.</summary>
    public SchemaShape After(MigrationStep step) => History.Steps.FirstOrDefault(file => file.Step?.Hash == step.Hash) is { } file
        ? Parse(History.Around(file).After.ToJson())
        : throw new UsageException($"The file of step '{step.Name}' is missing. Bring it back from version control.");

    static SchemaShape Parse(string canonical) => SchemaShape.Parse(Encoding.UTF8.GetBytes(canonical));
}
