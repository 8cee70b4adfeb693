using Trestle.Schema;
using Trestle.Schema.Rules;

namespace Trestle.Tool.Fixing;

/// <summary>Finds the tables and indexes without an id, and writes one into each.</summary>
static class MissingIds
{
    /// <summary>Returns the file's text with the ids in it; <see cref="Mending.Left"/> tells which could not be placed, and why it matters.</summary>
    public static Mending Mint(SourceFile file, Func<Guid> mint)
    {
        var text = file.Text;
        var missing = Missing(file);
        foreach (var problem in missing.OrderByDescending(problem => problem.Span.Start))
            text = IdInsertion.Insert(text, problem.Span.Start + problem.Span.Length, mint());

        var left = Missing(file with { Text = text });
        return IsSafe(file, text) ? new Mending(text, missing.Count - left.Count, left) : new Mending(file.Text, 0, missing);
    }

    // What cannot be read well enough to be sure is left alone: mending may take problems away and bring none.
    static bool IsSafe(SourceFile file, string mended) =>
        SchemaParser.Parse(file with { Text = mended }).Problems.Count(IsOther) == SchemaParser.Parse(file).Problems.Count(IsOther);

    static List<Problem> Missing(SourceFile file) => [.. SchemaParser.Parse(file).Problems.Where(problem => !IsOther(problem))];

    static bool IsOther(Problem problem) => problem.Rule != SchemaRules.MissingId;
}
