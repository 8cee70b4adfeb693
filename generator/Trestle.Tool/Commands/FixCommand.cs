using System.CommandLine;
using System.Text;
using Trestle.Schema;
using Trestle.Schema.Fixing;
using Trestle.Schema.Rules;
using Trestle.Tool.Files;

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
        var command = new Command(
            "fix", "Adds the ids, the tags and the maximum lengths of keys that are missing, and changes nothing else.") { paths, indexes };
        command.SetAction(parsed => Run(SchemaFiles.Read(parsed.GetValue(paths)!), parsed.GetValue(indexes) ? [.. Always, Indexes] : Always, output, error));
        return command;
    }

    static int Run(
        IReadOnlyList<SourceFile> files, IReadOnlyList<(Rule Rule, string One, string Many)> rules, TextWriter output, TextWriter error)
    {
        var mended = new SchemaMending(Guid.NewGuid, rule => rules.Any(wanted => wanted.Rule == rule)).Mend(files);
        foreach (var (before, after) in files.Zip(mended))
        {
            if (after.Made.Count > 0)
                File.WriteAllBytes(after.File.Path, Encoding.UTF8.GetBytes(after.File.Text));
            output.WriteLine($"{before.Path}: {Told(after, rules)}");
            foreach (var left in after.Left)
                error.WriteLine(left);
        }
        return mended.Any(file => file.Left.Count > 0) ? ExitCode.Problems : ExitCode.Success;
    }

    static string Told(MendedFile file, IEnumerable<(Rule Rule, string One, string Many)> rules)
    {
        var counts = rules.Select(rule => (rule.One, rule.Many, Count: file.Made.Count(problem => problem.Rule == rule.Rule)));
        var done = counts.Where(rule => rule.Count > 0).Select(rule => $"{rule.Count} {(rule.Count == 1 ? rule.One : rule.Many)}");
        return string.Join(", ", done) is { Length: > 0 } told ? told : "nothing to add";
    }
}
