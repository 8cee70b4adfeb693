namespace Trestle.Schema.Parsing;

/// <summary>Walks over a short text, token by token.</summary>
/// <param name="text">The text.</param>
sealed class TextCursor(string text)
{
    public int Position { get; private set; }

    /// <summary>Whether only spaces are left.</summary>
    public bool IsAtEnd
    {
        get
        {
            SkipSpaces();
            return Position == text.Length;
        }
    }

    public char Current => Position < text.Length ? text[Position] : '\0';

    public void SkipSpaces()
    {
        while (Position < text.Length && text[Position] is ' ' or '\t' or '\n' or '\r')
            Position++;
    }

    /// <summary>Moves past <paramref name="c"/>, spaces before it included, if it comes next.</summary>
    public bool Take(char c)
    {
        SkipSpaces();
        if (Current != c || Position == text.Length)
            return false;
        Position++;
        return true;
    }

    /// <summary>Letters, digits and <c>_</c>; empty if none come next.</summary>
    public string TakeIdentifier() => TakeWhile(c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_');

    public string TakeWhile(Func<char, bool> accept)
    {
        SkipSpaces();
        var start = Position;
        while (Position < text.Length && accept(text[Position]))
            Position++;
        return text.Substring(start, Position - start);
    }

    public string TakeRest() => TakeTo(text.Length);

    /// <summary>What stands before <paramref name="end"/>.</summary>
    public string TakeTo(int end)
    {
        var taken = text.Substring(Position, end - Position);
        Position = end;
        return taken;
    }

    /// <summary>Goes back to where a word turned out not to belong.</summary>
    public void ReturnTo(int position) => Position = position;
}
