using System.Globalization;

namespace Samples.GitHistory.Questions;

/// <summary>Who is behind an e-mail address: one lookup in a unique index, then the ends of a range of another.</summary>
static class AuthorByEmail
{
    public static Answer Ask(HistoryReadTransaction tx, string email)
    {
        var author = tx.Authors.ByEmail.Get(email);
        return new Answer($"Author {email}", ["Name", "Commits", "First", "Last"], author is null ? [] : [Row(tx, author)]);
    }

    static string[] Row(HistoryReadTransaction tx, Author author)
    {
        var commits = tx.Commits.ByAuthor.Prefix(author.Id);
        return
        [
            author.Name,
            commits.Count().ToString("N0", CultureInfo.InvariantCulture),
            Day(commits.First()),
            Day(commits.Reverse().First()),
        ];
    }

    static string Day(Commit? commit) => commit is null ? "" : commit.CommittedAt.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
