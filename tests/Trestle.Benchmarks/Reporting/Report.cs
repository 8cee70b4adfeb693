using System.Text;

namespace Trestle.Benchmarks;

/// <summary>RESULTS.md: what a full run printed, as tables, with the plot of growth and the reasons of what was missed.</summary>
internal sealed class Report(IReadOnlyList<Line> lines, IReadOnlyList<Reason> reasons)
{
    const string FileName = "RESULTS.md";

    static readonly (string Area, string Title)[] Areas =
    [
        ("lmdb", "LMDB, against the same in C on liblmdb"),
        ("codecs", "Codecs, a record of about 120 bytes"),
        ("zlmdb", "zlmdb (Python)"),
        ("sqlite", "SQLite"),
        ("postgres", "PostgreSQL"),
        ("growth", "Growth of an LMDB file"),
        ("compiler", "Compiler"),
        ("parts", "Parts of the runtime, by BenchmarkDotNet"),
    ];

    /// <summary>Writes the report of lines, as the programs print them, into a folder.</summary>
    public static void Write(string linesFile, string folder)
    {
        Line[] lines = [.. File.ReadLines(linesFile).Select(Line.Parse)];
        File.WriteAllText(Path.Combine(folder, FileName), new Report(lines, Reason.All()).ToMarkdown());
        if (GrowthPlot.Of(lines) is { } plot)
            File.WriteAllText(Path.Combine(folder, GrowthPlot.FileName), plot);
    }

    string ToMarkdown()
    {
        var text = new StringBuilder();
        var goals = lines.Count(line => line.Verdict != Line.None);
        text.Append("# Results\n\n");
        text.Append("""
            Written by `tests/bench`; `tests/bench --ratios` prints the same. Each ratio is ours divided by the other's, the median of the
            ratios of rounds that both sides did in turn in one process (zlmdb: two processes in turn); the spread is half of the range of
            the middle half of them. Reads and unsynced writes of LMDB, single callers of SQLite, codecs and the generator are in processor time of
            their thread, so that other programs and the moods of the disk do not count; all else is in time on the wall.

            """);
        text.Append($"\nOf {goals} goals, {Count(Line.Met)} are met and {Count(Line.Missed)} missed.\n\n");
        AppendMachine(text);
        foreach (var (area, title) in Areas)
            AppendArea(text, area, title);
        AppendMissed(text);
        return text.ToString();
    }

    void AppendMachine(StringBuilder text)
    {
        text.Append("## Machine and versions\n\n| | |\n|---|---|\n");
        foreach (var (what, value) in Machine.Facts())
            text.Append($"| {what} | {value} |\n");
        foreach (var line in lines.Where(line => line.Area == "versions"))
            text.Append($"| {line.Metric} | {line.Ours} |\n");
        text.Append("\nData: one record shape of about 120 bytes, a random UUID as key, a non-unique and a unique composite index. ");
        text.Append("1,000,000 rows on LMDB, 200,000 elsewhere.\n\n");
    }

    void AppendArea(StringBuilder text, string area, string title)
    {
        var own = lines.Where(line => line.Area == area).ToArray();
        if (own.Length == 0)
            return;
        text.Append($"## {title}\n\n");
        if (area == "growth")
            text.Append($"![Cost per operation by the number of rows]({GrowthPlot.FileName})\n\n");
        text.Append("| | ours | other | ratio | spread | goal | | allocated |\n|---|---:|---:|---:|---:|---|---|---:|\n");
        foreach (var line in own)
        {
            string[] cells = [line.Metric, line.Ours, line.Other, line.Ratio, line.Spread, line.Goal, Emphasis(line.Verdict), line.Allocated];
            text.Append($"| {string.Join(" | ", cells)} |\n");
        }

        text.Append('\n');
    }

    void AppendMissed(StringBuilder text)
    {
        var missed = lines.Where(line => line.Verdict == Line.Missed).ToArray();
        if (missed.Length == 0)
            return;
        text.Append("## What was missed, why, and what it would take\n\n");
        foreach (var line in missed)
        {
            var why = reasons.FirstOrDefault(reason => reason.Explains(line))?.Text ?? "Nobody has looked into it yet.";
            var measured = line.Ratio == Line.None ? line.Ours : line.Ratio;
            text.Append($"- **{line.Area}: {line.Metric}** ({measured}, goal {line.Goal}). {why}\n");
        }
    }

    int Count(string verdict) => lines.Count(line => line.Verdict == verdict);

    static string Emphasis(string verdict) => verdict == Line.Missed ? "**missed**" : verdict;
}
