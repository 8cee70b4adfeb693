using System.Diagnostics;
using System.Globalization;
using Samples.GitHistory.Loading;
using Samples.GitHistory.Questions;
using Spectre.Console;

namespace Samples.GitHistory;

/// <summary>What the sample shows: a progress bar on a terminal, plain lines where the output goes elsewhere.</summary>
static class Screen
{
    public static void Load(HistoryLoader loader)
    {
        if (Console.IsOutputRedirected)
            BePlain();
        if (loader.Plan() is not { } plan)
        {
            Say("Nothing new.");
            return;
        }

        Say(Invariant($"Indexing {plan.Commits:N0} {(plan.Known is null ? "commits" : "new commits")}"));
        var result = Console.IsOutputRedirected ? loader.Load(plan, SayNowAndThen) : LoadWithBar(loader, plan);
        Say(Invariant($"Added {result.Commits:N0} commits and {result.Changes:N0} changes in {result.Took.TotalSeconds:N1} s, git included."));
        Say(Invariant($"Storing them took {result.Storing.TotalSeconds:N2} s of that: {result.Rows / Math.Max(result.Storing.TotalSeconds, 0.001):N0} rows/s."));
    }

    public static void Answer(HistoryDb db, Options options)
    {
        using var tx = db.BeginRead();
        Say(Invariant($"{tx.Commits.Count():N0} commits, {tx.Authors.Count():N0} authors, {tx.Files.Count():N0} files, {tx.Changes.Count():N0} changes in {db.Stats().UsedBytes / 1048576.0:N1} MiB."));
        if (tx.Commits.ByTime.All().First() is not { } newest)
            return;

        var email = options.Author ?? tx.Authors.Get(newest.Author)!.Email;
        var until = Midnight(options.Until) ?? newest.CommittedAt.AddDays(1);
        var since = Midnight(options.Since) ?? until.AddYears(-1);
        var file = options.File ?? tx.Files.Busiest.All().First()?.Path;
        Show(() => AuthorByEmail.Ask(tx, email));
        Show(() => CommitsOfAuthor.Ask(tx, email, since, until, options.Top));
        Show(() => BusiestFiles.Ask(tx, options.Top));
        if (file is not null)
            Show(() => FileHistory.Ask(tx, file, options.Top));
        Show(() => LatestMerges.Ask(tx, options.Top));
    }

    static void SayNowAndThen(long done)
    {
        if (done % 20_000 == 0)
            Say(Invariant($"  {done:N0} commits"));
    }

    static LoadResult LoadWithBar(HistoryLoader loader, LoadPlan plan) => AnsiConsole.Progress()
        .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn(), new SpinnerColumn())
        .Start(screen =>
        {
            var task = screen.AddTask("starting", maxValue: plan.Commits);
            var clock = Stopwatch.StartNew();
            return loader.Load(plan, done =>
            {
                if (done % 100 != 0 && done != plan.Commits)
                    return;
                task.Value = done;
                task.Description = Invariant($"{done / clock.Elapsed.TotalSeconds,8:N0} commits/s");
            });
        });

    // Asked twice, because the first time is mostly the JIT compiler's.
    static void Show(Func<Answer> ask)
    {
        var clock = Stopwatch.StartNew();
        var answer = ask();
        var first = clock.Elapsed;
        clock.Restart();
        ask();
        Say("");
        Say(Invariant($"{answer.Title} ({first.TotalMilliseconds:N2} ms, again {clock.Elapsed.TotalMilliseconds:N2} ms)"));
        if (answer.Rows.Count == 0)
            Say("  none");
        else
            AnsiConsole.Write(TableOf(answer));
    }

    static Table TableOf(Answer answer)
    {
        var table = new Table().Border(TableBorder.Simple);
        for (var i = 0; i < answer.Columns.Length; i++)
        {
            var isShort = answer.Rows.All(row => row[i].Length <= 20);
            table.AddColumn(new TableColumn(Markup.Escape(answer.Columns[i])) { NoWrap = isShort });
        }

        foreach (var row in answer.Rows)
            table.AddRow(row.Select(cell => new Text(cell).Overflow(Overflow.Ellipsis)));
        return table;
    }

    static void BePlain()
    {
        AnsiConsole.Profile.Width = 160;
        AnsiConsole.Profile.Capabilities.Ansi = false;
        AnsiConsole.Profile.Capabilities.ColorSystem = ColorSystem.NoColors;
    }

    static DateTimeOffset? Midnight(DateOnly? day) => day is { } date ? new DateTimeOffset(date, TimeOnly.MinValue, TimeSpan.Zero) : null;

    static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    static void Say(string line) => AnsiConsole.WriteLine(line);
}
