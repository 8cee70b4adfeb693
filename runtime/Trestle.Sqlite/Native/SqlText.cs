namespace Trestle.Sqlite.Native;

/// <summary>The text of a statement, with the number under which connections keep it prepared.</summary>
sealed class SqlText(int number, string text)
{
    public int Number => number;

    public string Text => text;
}

/// <summary>Numbers the statements of one opened store.</summary>
sealed class SqlTexts
{
    int count;

    public SqlText Add(string text) => new(Interlocked.Increment(ref count) - 1, text);
}
