using Trestle.Schema.Evolution.History;
using Trestle.Schema.Rules;
using Trestle.Schema.Stats;

namespace Trestle.Schema.Fixing;

/// <summary>Puts right what can be put right in a set of files, one change at a place, and leaves every other character as it is.</summary>
/// <param name="mint">Makes new ids.</param>
/// <param name="isWanted">Which rules are to be mended.</param>
public sealed class SchemaMending(Func<Guid> mint, Func<Rule, bool> isWanted)
{
    const int MaxRounds = 8;

    /// <summary>The files, mended. What one change makes possible is done in the next round.</summary>
    public IReadOnlyList<MendedFile> Mend(IEnumerable<SourceFile> files)
    {
        var mended = files.Select(file => new MendedFile(file, [], [])).ToArray();
        for (var round = 0; round < MaxRounds; round++)
        {
            var problems = Problems(mended).ToLookup(problem => problem.Span.Path, StringComparer.Ordinal);
            var next = mended.Select(file => Mend(file, problems[file.File.Path])).ToArray();
            var isDone = next.Zip(mended, (after, before) => after.File.Equals(before.File)).All(isSame => isSame);
            mended = next;
            if (isDone)
                break;
        }
        return mended;
    }

    IEnumerable<Problem> Problems(IEnumerable<MendedFile> files) =>
        SchemaCompiler.Compile(files.Select(file => SchemaParser.Parse(file.File)), StepHistories.None, TableSizes.None).Problems
            .Where(problem => problem.Remedy is not null && isWanted(problem.Rule));

    MendedFile Mend(MendedFile file, IEnumerable<Problem> problems)
    {
        var (text, made, left, taken) = (file.File.Text, new List<Problem>(), new List<Problem>(), int.MaxValue);
        var fixes = new SchemaFixes(file.File, mint);
        foreach (var (problem, fix) in problems.Select(problem => (problem, fixes.Find(problem))).OrderByDescending(pair => pair.Item2?.Start ?? 0))
        {
            if (fix is null || fix.Start + fix.Length >= taken)
            {
                left.Add(problem);
                continue;
            }
            text = fix.ApplyTo(text);
            taken = fix.Start;
            made.Add(problem);
        }
        var after = file.File with { Text = text };
        return IsSafe(file.File, after) ? new(after, [.. file.Made, .. made], left) : file with { Left = [.. left, .. made] };
    }

    // What cannot be read well enough to be sure is left alone: mending may take problems away and bring none.
    bool IsSafe(SourceFile before, SourceFile after) => Others(after) == Others(before);

    int Others(SourceFile file) => SchemaParser.Parse(file).Problems.Count(problem => problem.Remedy is null || !isWanted(problem.Rule));
}
