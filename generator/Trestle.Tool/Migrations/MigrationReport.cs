using Trestle.Schema.Evolution.History;
using Trestle.Schema.Evolution.Steps;
using Trestle.Schema.Rules;

namespace Trestle.Tool.Migrations;

/// <summary>What the commands about steps say, to people or to programs.</summary>
abstract class MigrationReport
{
    /// <summary>Says what keeps the command from its work; whether there is such.</summary>
    public bool Obstacles(MigrationProject project)
    {
        if (project.Obstacles is not { Count: > 0 } obstacles)
            return false;
        Problems(obstacles);
        Close();
        return true;
    }

    /// <summary>A step was written.</summary>
    public abstract void Added(string path, Step step, PendingChanges pending);

    /// <summary>A step that records a merge was written.</summary>
    public abstract void Merged(string path, Step step, IReadOnlyList<ParsedStep> heads);

    /// <summary>A step that stands for others was written.</summary>
    public abstract void Squashed(string path, Step step, IReadOnlyList<ParsedStep> replaced);

    /// <summary>There was nothing to do.</summary>
    public abstract void Unchanged(string schema);

    /// <summary>How a schema stands to its steps.</summary>
    public abstract void Status(string schema, SchemaHistory? history, PendingChanges pending, IReadOnlyCollection<Problem> problems);

    /// <summary>Ends the report.</summary>
    public abstract void Close();

    protected abstract void Problems(IEnumerable<Problem> problems);
}
