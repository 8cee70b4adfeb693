using System.Text;
using Samples.GitHistory;

namespace Trestle.Samples.Tests.GitHistory;

/// <summary>The sample as a program, run the way a person runs it.</summary>
public sealed class SampleTests : IDisposable
{
    readonly TestRepository repository = new();

    [Fact]
    public void A_second_run_adds_only_what_is_new()
    {
        repository.Write("a.txt", "1\n").Commit("first");
        repository.Write("a.txt", "2\n").Commit("second");
        Assert.Contains("Added 2 commits and 2 changes", Run(), StringComparison.Ordinal);
        Assert.Contains("Nothing new.", Run(), StringComparison.Ordinal);
        repository.Write("b.txt", "1\n").Commit("third");
        var third = Run();
        Assert.Contains("Added 1 commits and 1 changes", third, StringComparison.Ordinal);
        Assert.Contains("3 commits, 1 authors, 2 files, 3 changes", third, StringComparison.Ordinal);
    }

    [Fact]
    public void Rewritten_history_is_indexed_beside_the_old()
    {
        repository.Write("a.txt", "1\n").Commit("first");
        repository.Write("a.txt", "2\n").Commit("second");
        Run();
        repository.Git("reset", "--quiet", "--hard", "HEAD~1");
        repository.Write("a.txt", "3\n").Commit("other second");
        repository.Git("reflog", "expire", "--expire=now", "--all");
        repository.Git("gc", "--quiet", "--prune=now");
        Assert.Contains("3 commits, 1 authors, 1 files, 3 changes", Run(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_repository_has_nothing_new() => Assert.Contains("0 commits, 0 authors", Run(), StringComparison.Ordinal);

    [Fact]
    public void A_commit_from_the_end_of_time_disturbs_nothing()
    {
        var tree = repository.Pipe([], "mktree");
        var text = $"tree {tree}\nauthor A <a@b.c> 999999999999 +0000\ncommitter A <a@b.c> 999999999999 +0000\n\nlate\n";
        repository.Git("update-ref", "HEAD", repository.Pipe(Encoding.UTF8.GetBytes(text), "hash-object", "-t", "commit", "-w", "--stdin", "--literally"));
        Assert.Contains("late", Run(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_answers_are_those_asked_for()
    {
        repository.Write("old.txt", "1\n2\n3\n4\n").Commit("by ada");
        repository.Write("old.txt", "1\n2\n3\n5\n").Commit("by grace", "Grace", "grace@example.org");
        repository.Git("mv", "old.txt", "new.txt");
        repository.Commit("moved by ada");
        repository.Write("new.txt", "1\n2\n3\n6\n").Commit("after the move", "Grace", "grace@example.org");

        var output = Run("--author", "grace@example.org", "--since", "2024-03-01", "--until", "2024-03-02", "--file", "new.txt");
        Assert.Matches(@"Author grace@example\.org .*\n(.*\n)*?.*Grace +2 +2024-03-01 +2024-03-01", output);
        Assert.Matches(@"Commits of grace@example\.org from 2024-03-01 to 2024-03-02(.*\n)*?.*after the move *\n.*by grace", output);
        Assert.Matches(@"History of new\.txt(.*\n)*?.*after the move *\n.*old\.txt -> new\.txt.*moved by ada *\n.*by grace *\n.*by ada", output);
        Assert.Contains("none", Run("--author", "nobody@example.org"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_is_no_repository_ends_with_one_sentence()
    {
        var (code, _, errors) = Start("/", []);
        Assert.Equal(1, code);
        Assert.Contains("not a git repository", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
    }

    public void Dispose() => repository.Dispose();

    string Run(params string[] options)
    {
        var (code, output, errors) = Start(repository.Path, options);
        Assert.True(code == 0, errors);
        return output;
    }

    (int Code, string Output, string Errors) Start(string folder, string[] options) =>
        SampleProcess.Run(typeof(HistoryDb), [folder, "--db", Path.Combine(repository.Path, ".git", "history.lmdb"), .. options]);
}
