using Samples.GitHistory.Git;

namespace Samples.GitHistory.Loading;

/// <summary>What git tells, as rows of the schema.</summary>
static class Rows
{
    public static Commit Commit(GitCommit commit, int author) => new()
    {
        Hash = commit.Hash,
        Author = author,
        AuthoredAt = commit.Author.At,
        Committer = new Signature
        {
            Name = Fit.Start(commit.Committer.Name, 200),
            Email = Fit.Start(commit.Committer.Email, 320),
            At = commit.Committer.At,
        },
        CommittedAt = commit.Committer.At,
        Subject = Fit.Start(commit.Subject, 500),
        Body = commit.Body.Length == 0 ? null : commit.Body,
        Parents = commit.Parents,
        Added = commit.Changes.Sum(change => (long)(change.Added ?? 0)),
        Removed = commit.Changes.Sum(change => (long)(change.Removed ?? 0)),
    };

    public static Change Change(GitCommit commit, GitChange change, Guid file) => new()
    {
        Commit = commit.Hash,
        File = file,
        At = commit.Committer.At,
        Kind = change.Kind,
        Added = change.Added,
        Removed = change.Removed,
        PreviousPath = change.PreviousPath,
    };
}
