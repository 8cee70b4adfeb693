using Trestle.Schema.Evolution.Steps;
using Trestle.Schema.Model;
using Trestle.Schema.Rules;

namespace Trestle.Schema.Evolution.History;

/// <summary>The histories of all schemas, out of all step files. Two are equal when their files are, so that a pipeline can cache it.</summary>
public sealed class StepHistories : IEquatable<StepHistories>
{
    readonly EquatableArray<ParsedStep> files;

    StepHistories(EquatableArray<ParsedStep> files)
    {
        this.files = files;
        All = [.. Components([.. files.Where(file => file.Step is not null)]).Select(steps => HistoryBuilder.Build(steps, IsReadable))];
    }

    /// <summary>No steps at all.</summary>
    public static StepHistories None { get; } = new(default);

    /// <summary>The histories, each of one schema.</summary>
    public IReadOnlyList<SchemaHistory> All { get; }

    /// <summary>Whether every file could be read. If not, no history is sure to be whole.</summary>
    public bool IsReadable => files.All(file => file.Step is not null);

    /// <summary>What is wrong with the files and the histories.</summary>
    public IEnumerable<Problem> Problems => files.SelectMany(file => file.Problems).Concat(All.SelectMany(history => history.Problems));

    /// <summary>Builds the histories. Any order of files gives the same; no input makes it throw.</summary>
    public static StepHistories Of(IEnumerable<ParsedStep> files) =>
        new(new(files.OrderBy(file => file.Source.Path, StringComparer.Ordinal)));

    /// <summary>The history of a schema; null when it has none.</summary>
    public SchemaHistory? Find(string schema) => All.FirstOrDefault(history => history.Name == schema);

    /// <summary>The histories of some schemas alone, for who looks at these alone.</summary>
    public StepHistories Of(IReadOnlyCollection<string> schemas) =>
        Of(All.Where(history => schemas.Contains(history.Name)).SelectMany(history => history.Steps));

    public bool Equals(StepHistories? other) => other is not null && files.Equals(other.files);

    public override bool Equals(object? obj) => Equals(obj as StepHistories);

    public override int GetHashCode() => files.GetHashCode();

    // Steps belong together that follow one another, which may bring another name of the schema, or that name the same schema.
    static IEnumerable<IReadOnlyList<ParsedStep>> Components(IReadOnlyList<ParsedStep> steps)
    {
        var groups = new Dictionary<string, List<ParsedStep>>(StringComparer.Ordinal);
        foreach (var step in steps)
        {
            var names = StepGraph.Names(step).Concat(step.Step!.Parents).Append(step.Step.Schema).ToArray();
            var joined = names.Where(groups.ContainsKey).Select(name => groups[name]).Distinct().ToArray();
            var group = joined.SelectMany(one => one).Append(step).ToList();
            foreach (var name in names.Concat(groups.Where(pair => joined.Contains(pair.Value)).Select(pair => pair.Key)).ToArray())
                groups[name] = group;
        }
        return groups.Values.Distinct();
    }
}
