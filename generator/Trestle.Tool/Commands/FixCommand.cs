using System.CommandLine;
using System.Text;
using System.Text.Json;
using Trestle.Schema;
using Trestle.Schema.Fixing;
using Trestle.Schema.Rules;
using Trestle.Tool.Files;
using Trestle.Tool.Stores;

namespace Trestle.Tool.Commands;

/// <summary><c>trestle fix</c>: puts right what has one obvious remedy, and leaves every other byte as it is.</summary>
static class FixCommand
{
    static readonly (Rule Rule, string One, string Many)[] Always =
    [
        (SchemaRules.MissingId, "id minted", "ids minted"),
        (SchemaRules.MissingTag, "tag added", "tags added"),
        (SchemaRules.UnboundedKey, "maximum added", "maxima added"),
    ];

    static readonly (Rule Rule, string One, string Many) Indexes = (AdviceRules.ReferenceWithoutIndex, "index added", "indexes added");

    public static Command Create(TextWriter output, TextWriter error)
    {
        var paths = SchemaFiles.Argument();
        var indexes = new Option<bool>("--indexes") { Description = "Also declare an index for each reference that has none (TRS2101)." };
        var json = StoreOptions.JsonOption();
        var command = new Command(
            "fix", "Adds the ids, the tags and the maximum lengths of keys that are missing, and changes nothing else.") { paths, indexes, json };
        command.SetAction(parsed =>
        {
            var rules = parsed.GetValue(indexes) ? [.. Always, Indexes] : Always;
            var mended = Mend(SchemaFiles.Read(parsed.GetValue(paths)!), rules);
            if (parsed.GetValue(json))
                JsonOutput.Object(output, writer => Write(writer, mended));
            else
                Write(mended, rules, output, error);
            return mended.Any(file => file.Left.Count > 0) ? ExitCode.Problems : ExitCode.Success;
        });
        return command;
    }

    static IReadOnlyList<MendedFile> Mend(IReadOnlyList<SourceFile> files, IReadOnlyList<(Rule Rule, string One, string Many)> rules)
    {
        var mended = new SchemaMending(Guid.NewGuid, rule => rules.Any(wanted => wanted.Rule == rule)).Mend(files);
        foreach (var file in mended.Where(file => file.Made.Count > 0))
            File.WriteAllBytes(file.File.Path, Encoding.UTF8.GetBytes(file.File.Text));
        return mended;
    }

    static void Write(
        IReadOnlyList<MendedFile> mended, IReadOnlyList<(Rule Rule, string One, string Many)> rules, TextWriter output, TextWriter error)
    {
        foreach (var file in mended)
        {
            output.WriteLine($"{file.File.Path}: {Told(file, rules)}");
            foreach (var left in file.Left)
                error.WriteLine(left);
        }
    }

    // What was put right goes by the rule that asked for it; what is left is a problem as 'check' prints it.
    static void Write(Utf8JsonWriter json, IReadOnlyList<MendedFile> mended)
    {
        json.WriteStartArray("fixed");
        foreach (var (file, rule) in mended.SelectMany(file => file.Made.GroupBy(problem => problem.Rule).Select(rule => (file, rule))))
        {
            json.WriteStartObject();
            json.WriteString("path", file.File.Path);
            json.WriteString("rule", rule.Key.Id);
            json.WriteNumber("count", rule.Count());
            json.WriteEndObject();
        }
        json.WriteEndArray();
        ProblemJson.List(json, mended.SelectMany(file => file.Left));
    }

    static string Told(MendedFile file, IEnumerable<(Rule Rule, string One, string Many)> rules)
    {
        var counts = rules.Select(rule => (rule.One, rule.Many, Count: file.Made.Count(problem => problem.Rule == rule.Rule)));
        var done = counts.Where(rule => rule.Count > 0).Select(rule => $"{rule.Count} {(rule.Count == 1 ? rule.One : rule.Many)}");
        return string.Join(", ", done) is { Length: > 0 } told ? told : "nothing to add";
    }
}
