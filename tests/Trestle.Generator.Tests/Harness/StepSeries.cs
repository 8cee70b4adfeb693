using Trestle.Schema;
using Trestle.Schema.Evolution.History;
using Trestle.Schema.Evolution.Items;
using Trestle.Schema.Evolution.Steps;

namespace Trestle.Generator.Tests.Harness;

/// <summary>A schema that changes, and the steps that say so, as the command writes them with every danger acknowledged.</summary>
sealed class StepSeries(string path)
{
    readonly List<(string Path, string Text)> steps = [];
    string schema = "";

    /// <summary>The schema as it is, and its steps.</summary>
    public (string Path, string Text)[] Files => [(path, schema), .. steps];

    /// <summary>The schema changes, and a step says how. Tables to transform go by their names.</summary>
    public StepSeries Then(string name, string text, params string[] transforms)
    {
        schema = text;
        var model = SchemaCompiler.Compile(new SourceFile(path, text)).Schemas[0];
        var histories = StepHistories.Of(steps.Select(step => StepParser.Parse(new(step.Path, step.Text))));
        var pending = PendingChanges.Of(model, histories.Find(model.Name))
            .Transforming(transforms.Select(table => ItemId.Table(model.Tables.First(one => one.Name == table).Id)));
        var written = StepWriter.Write(pending.ToStep(), pending.Before, pending.After, pending.Effects);
        steps.Add(($"{model.Name}.migrations/{Number(steps.Count)}-{name}.migration.yaml", Acknowledged(written)));
        return this;
    }

    static string Number(int count) => $"{20260101090000 + count}";

    static string Acknowledged(string text)
    {
        var lines = new List<string>();
        foreach (var line in text.Split('\n'))
        {
            var isDanger = line.StartsWith("    # TRS3", StringComparison.Ordinal);
            if (!isDanger)
                lines.Add(line);
            else if (!lines[^1].StartsWith("    acknowledge", StringComparison.Ordinal))
                lines.Add("    acknowledge: A test.");
        }
        return string.Join('\n', lines);
    }
}
