using Trestle;

namespace Samples.GitHistory.Git;

/// <summary>A commit as git tells it.</summary>
sealed record GitCommit(
    Bytes Hash,
    int Parents,
    GitPerson Author,
    GitPerson Committer,
    string Subject,
    string Body,
    IReadOnlyCollection<GitChange> Changes);

sealed record GitPerson(string Name, string Email, DateTimeOffset At);

/// <summary>What a commit did to a path. Line counts are null for a binary file.</summary>
sealed record GitChange(ChangeKind Kind, string Path, string? PreviousPath, int? Added, int? Removed);
