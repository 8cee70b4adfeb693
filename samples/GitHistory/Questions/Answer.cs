namespace Samples.GitHistory.Questions;

/// <summary>A small table of text.</summary>
sealed record Answer(string Title, string[] Columns, IReadOnlyList<string[]> Rows);
