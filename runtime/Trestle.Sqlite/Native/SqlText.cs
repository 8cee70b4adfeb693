namespace Trestle.Sqlite.Native;

/// <summary>The text of a statement, with the number under which connections keep it prepared.</summary>
sealed class SqlText(int number, string text)
{
    public int Number => number;

    public string Text => text;

    /// <summary>Whether connections keep it prepared.</summary>
    public bool IsKept => number >= 0;

    /// <summary>A text that is used too seldom to be kept.</summary>
    public static SqlText Once(string text) => new(-1, text);
}

/// <summary>Numbers the statements of one opened store.</summary>
sealed class SqlTexts
{
    int count;

    public SqlText Add(string text) => new(Interlocked.Increment(ref count) - 1, text);
}
