using Trestle.Schema.Evolution.History;
using Trestle.Schema.Evolution.Steps;
using Trestle.Schema.Model;

namespace Trestle.Schema.Tests.Support;

/// <summary>Writes steps as the command does.</summary>
static class StepFiles
{
    /// <summary>The file of the step that leads to a schema from where a history stands.</summary>
    public static SourceFile Next(SchemaModel schema, StepHistories histories, string name)
    {
        var pending = PendingChanges.Of(schema, histories.Find(schema.Name));
        return new($"{name}{StepFileName.Ending}", StepWriter.Write(pending.ToStep(), pending.Before, pending.After, pending.Effects));
    }

    public static StepHistories Read(params IEnumerable<SourceFile> files) => StepHistories.Of(files.Select(StepParser.Parse));
}
