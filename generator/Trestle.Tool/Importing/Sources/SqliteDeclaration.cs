using Trestle.Tool.Importing.Sql;

namespace Trestle.Tool.Importing.Sources;

/// <summary>What only the text of CREATE TABLE tells.</summary>
/// <param name="Checks">The conditions of its checks.</param>
/// <param name="Collations">The collations of its columns that are not BINARY.</param>
sealed record SqliteDeclaration(IReadOnlyList<string> Checks, IReadOnlyList<string> Collations, bool IsWithoutRowId)
{
    public static SqliteDeclaration Read(string sql)
    {
        var tokens = SqlScanner.Scan(sql);
        var checks = new List<string>();
        var collations = new List<string>();
        for (var at = 0; at + 1 < tokens.Count; at++)
        {
            if (tokens[at].IsWord("CHECK") && tokens[at + 1].IsSymbol("("))
                checks.Add(sql[tokens[at + 1].End..tokens[Closing(tokens, at + 1)].Start]);
            else if (tokens[at].IsWord("COLLATE") && !tokens[at + 1].IsWord("BINARY"))
                collations.Add(tokens[at + 1].Text);
        }
        var isWithoutRowId = tokens.Zip(tokens.Skip(1)).Any(pair => pair.First.IsWord("WITHOUT") && pair.Second.IsWord("ROWID"));
        return new(checks, [.. collations.Distinct()], isWithoutRowId);
    }

    /// <summary>The condition of CREATE INDEX, or null.</summary>
    public static string? Where(string sql) =>
        SqlScanner.Scan(sql).LastOrDefault(token => token.IsWord("WHERE")) is { } where ? sql[where.End..].Trim() : null;

    static int Closing(IReadOnlyList<SqlToken> tokens, int open)
    {
        var depth = 0;
        for (var at = open; at < tokens.Count; at++)
        {
            depth += tokens[at].IsSymbol("(") ? 1 : tokens[at].IsSymbol(")") ? -1 : 0;
            if (depth == 0)
                return at;
        }
        return tokens.Count - 1;
    }
}
