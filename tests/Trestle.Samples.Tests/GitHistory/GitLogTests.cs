using System.Text;
using Samples.GitHistory;
using Samples.GitHistory.Git;

namespace Trestle.Samples.Tests.GitHistory;

/// <summary>Reading git's own words, in the forms that repositories of the world have.</summary>
public sealed class GitLogTests : IDisposable
{
    readonly TestRepository repository = new();

    [Fact]
    public void Additions_changes_and_deletions_come_with_their_line_counts()
    {
        repository.Write("a.txt", "1\n2\n").Write("b.txt", "1\n").Commit("first");
        repository.Write("a.txt", "1\n3\n4\n");
        File.Delete(Path.Combine(repository.Path, "b.txt"));
        repository.Commit("second");
        Assert.Equal(
            [
                new GitChange(ChangeKind.Modified, "a.txt", null, 2, 1), new GitChange(ChangeKind.Deleted, "b.txt", null, 0, 1),
                new GitChange(ChangeKind.Added, "a.txt", null, 2, 0), new GitChange(ChangeKind.Added, "b.txt", null, 1, 0),
            ],
            Log().SelectMany(commit => commit.Changes));
    }

    [Fact]
    public void A_rename_tells_both_names()
    {
        repository.Write("old name.txt", "1\n2\n3\n4\n5\n").Commit("first");
        repository.Git("mv", "old name.txt", "tab\tand\nline.txt");
        repository.Commit("second");
        Assert.Equal([new GitChange(ChangeKind.Renamed, "tab\tand\nline.txt", "old name.txt", 0, 0)], Log()[0].Changes);
    }

    [Fact]
    public void A_binary_file_has_no_line_counts()
    {
        repository.Write("image", [0, 1, 2, 0]).Commit("first");
        Assert.Equal([new GitChange(ChangeKind.Added, "image", null, null, null)], Log()[0].Changes);
    }

    [Fact]
    public void A_merge_has_two_parents_and_no_changes_of_its_own()
    {
        repository.Write("a", "1\n").Commit("first");
        repository.Git("checkout", "--quiet", "-b", "side");
        repository.Write("b", "1\n").Commit("side");
        repository.Git("checkout", "--quiet", "main");
        repository.Write("c", "1\n").Commit("main");
        repository.Git("merge", "--quiet", "--no-edit", "side");
        var merge = Log()[0];
        Assert.Equal(2, merge.Parents);
        Assert.Empty(merge.Changes);
        Assert.Equal([2, 1, 1, 0], Log().Select(commit => commit.Parents));
    }

    [Fact]
    public void Subject_and_body_are_apart_and_may_hold_anything()
    {
        repository.Commit("\u0001subject: \u00e4 \u4e2d \U0001F600\n\nline 1\n:100644 100644 a b M\n1\t2\tx\n\n\n");
        Assert.Equal("\u0001subject: \u00e4 \u4e2d \U0001F600", Log()[0].Subject);
        Assert.Equal("line 1\n:100644 100644 a b M\n1\t2\tx", Log()[0].Body);
    }

    [Fact]
    public void A_commit_without_changes_and_without_message_is_a_commit()
    {
        repository.Write("a", "1\n").Commit("first");
        repository.Git("commit", "--quiet", "--allow-empty", "--allow-empty-message", "--message=");
        repository.Commit("third");
        Assert.Equal(["third", "", "first"], Log().Select(commit => commit.Subject));
    }

    [Theory]
    [InlineData("", "J\uFFFDrg")]
    [InlineData("encoding ISO-8859-1\n", "J\u00f6rg")]
    public void Names_and_paths_in_other_encodings_are_read_as_well_as_can_be(string header, string expected)
    {
        var blob = repository.Write("ok", "1\n").Git("hash-object", "-w", "ok");
        var tree = repository.Pipe(Encoding.Latin1.GetBytes($"100644 blob {blob}\tcaf\u00e9\0"), "mktree", "-z");
        var text = $"tree {tree}\nauthor J\u00f6rg <j@example.org> 1 +0000\ncommitter J\u00f6rg <j@example.org> 1 +0000\n{header}\nsubject\n";
        repository.Git("update-ref", "HEAD", repository.Pipe(Encoding.Latin1.GetBytes(text), "hash-object", "-t", "commit", "-w", "--stdin"));
        Assert.Equal(expected, Log()[0].Author.Name);
        Assert.Equal([new GitChange(ChangeKind.Added, "caf\uFFFD", null, 1, 0)], Log()[0].Changes);
    }

    [Fact]
    public void A_time_that_no_calendar_has_is_brought_to_the_nearest_that_one_has()
    {
        var tree = repository.Pipe([], "mktree");
        var text = $"tree {tree}\nauthor A <a@b.c> 99999999999999 +0000\ncommitter A <a@b.c> 1 +0000\n\nsubject\n";
        repository.Git("update-ref", "HEAD", repository.Pipe(Encoding.UTF8.GetBytes(text), "hash-object", "-t", "commit", "-w", "--stdin", "--literally"));
        Assert.Equal(9998, Log()[0].Author.At.Year);
    }

    [Fact]
    public void Times_are_those_of_the_commit()
    {
        repository.Commit("first");
        repository.Commit("second");
        Assert.Equal([TestRepository.Start.AddHours(1), TestRepository.Start], Log().Select(commit => commit.Committer.At));
    }

    [Fact]
    public void A_users_configuration_changes_nothing()
    {
        repository.Write("a", "1\n2\n3\n4\n").Commit("first");
        repository.Git("mv", "a", "b");
        repository.Commit("second");
        var before = Log();
        foreach (var (name, value) in ((string, string)[])[
            ("log.showSignature", "true"), ("diff.renames", "false"), ("log.decorate", "full"), ("diff.noprefix", "true"),
            ("color.ui", "always"), ("format.pretty", "fuller"), ("log.date", "relative"), ("core.quotePath", "true"), ("log.diffMerges", "on")])
            repository.Git("config", name, value);
        Assert.Equal(before.Select(Text), Log().Select(Text));
    }

    [Fact]
    public void A_git_that_fails_is_an_error_with_its_words()
    {
        repository.Commit("first");
        var failure = Assert.Throws<GitException>(() => GitRepository.Open(repository.Path).Log(new string('1', 40), null).ToList());
        Assert.Contains("bad object", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_is_no_repository_is_an_error_with_gits_words()
    {
        var folder = Directory.CreateTempSubdirectory("trestle-no-git-").FullName;
        var failure = Assert.Throws<GitException>(() => GitRepository.Open(folder));
        Assert.Contains("not a git repository", failure.Message, StringComparison.Ordinal);
        Directory.Delete(folder);
    }

    [Fact]
    public void An_output_cut_short_is_an_error()
    {
        var cut = new MemoryStream("\u00011111111111111111111111111111111111111111\0\0Ada\0"u8.ToArray());
        Assert.Throws<InvalidDataException>(() => new GitLog(cut).Read().ToList());
    }

    public void Dispose() => repository.Dispose();

    static string Text(GitCommit commit) => $"{commit.Hash} {commit.Subject} {string.Join(' ', commit.Changes)}";

    List<GitCommit> Log()
    {
        var opened = GitRepository.Open(repository.Path);
        return [.. opened.Log(opened.Head()!, known: null)];
    }
}
