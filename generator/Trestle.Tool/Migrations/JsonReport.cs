using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Trestle.Schema.Evolution.Changes;
using Trestle.Schema.Evolution.Effects;
using Trestle.Schema.Evolution.History;
using Trestle.Schema.Evolution.Steps;
using Trestle.Schema.Rules;
using Trestle.Tool.Commands;

namespace Trestle.Tool.Migrations;

/// <summary>For programs: one JSON object with an entry per schema, and the problems that stand in the way.</summary>
sealed class JsonReport : MigrationReport
{
    static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    readonly TextWriter output;
    readonly List<Problem> problems = [];
    readonly MemoryStream text = new();
    readonly Utf8JsonWriter json;

    public JsonReport(TextWriter output)
    {
        this.output = output;
        json = new(text, Options);
        json.WriteStartObject();
        json.WriteStartArray("schemas");
    }

    public override void Added(string path, Step step, PendingChanges pending) => Entry(step.Schema, () =>
    {
        WriteStep(path, step);
        WriteChanges("changes", pending);
    });

    public override void Merged(string path, Step step, IReadOnlyList<ParsedStep> heads) => Entry(step.Schema, () => WriteStep(path, step));

    public override void Squashed(string path, Step step, IReadOnlyList<ParsedStep> replaced) => Entry(step.Schema, () => WriteStep(path, step));

    public override void Unchanged(string schema) => Entry(schema, () => json.WriteNull("path"));

    public override void Status(string schema, SchemaHistory? history, PendingChanges pending, IReadOnlyCollection<Problem> problems) => Entry(schema, () =>
    {
        json.WriteStartArray("steps");
        foreach (var step in history?.Steps ?? [])
        {
            json.WriteStartObject();
            WriteStep(step.Source.Path, step.Step!);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        WriteHashes("heads", history?.Heads.Select(head => head.Hash) ?? []);
        if (history is not null)
            WriteChanges("pending", pending);
    });

    public override void Close()
    {
        json.WriteEndArray();
        ProblemJson.List(json, problems);
        json.WriteEndObject();
        json.Flush();
        output.WriteLine(Encoding.UTF8.GetString(text.ToArray()));
        json.Dispose();
        text.Dispose();
    }

    protected override void Problems(IEnumerable<Problem> problems) => this.problems.AddRange(problems);

    void Entry(string schema, Action members)
    {
        json.WriteStartObject();
        json.WriteString("schema", schema);
        members();
        json.WriteEndObject();
    }

    void WriteStep(string path, Step step)
    {
        json.WriteString("path", path);
        json.WriteString("hash", step.Hash);
        WriteHashes("parents", step.Parents);
        json.WriteString("result", step.Result);
    }

    void WriteHashes(string name, IEnumerable<string> hashes)
    {
        json.WriteStartArray(name);
        foreach (var hash in hashes)
            json.WriteStringValue(hash);
        json.WriteEndArray();
    }

    void WriteChanges(string name, PendingChanges pending)
    {
        var words = new ChangeWords(pending.Before, pending.After);
        json.WriteStartArray(name);
        foreach (var change in pending.Changes)
            WriteChange(change, words, pending.Effects.Where(effect => effect.Change == change));
        json.WriteEndArray();
    }

    void WriteChange(Change change, ChangeWords words, IEnumerable<Effect> effects)
    {
        json.WriteStartObject();
        json.WriteString("item", change.Id.ToString());
        json.WriteString("change", words.Say(change));
        json.WriteStartArray("effects");
        foreach (var effect in effects)
            WriteEffect(effect);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    void WriteEffect(Effect effect)
    {
        json.WriteStartObject();
        json.WriteString("category", effect.Category.ToString().ToUpperInvariant());
        json.WriteString("rule", effect.Rule?.Id);
        json.WriteString("fact", effect.Fact);
        json.WriteString("safeWay", effect.SafeWay);
        json.WriteEndObject();
    }
}
