namespace Samples.GitHistory.Git;

/// <summary>git is not there, or refused. The message says which.</summary>
sealed class GitException(string message) : Exception(message);
