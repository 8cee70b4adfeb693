using System.Globalization;
using Trestle;

namespace Samples.GitHistory.Questions;

/// <summary>An author's commits between two days, newest first. The index carries the subjects, so no commit is read.</summary>
static class CommitsOfAuthor
{
    public static Answer Ask(HistoryReadTransaction tx, string email, DateTimeOffset from, DateTimeOffset to, int top)
    {
        var title = string.Create(CultureInfo.InvariantCulture, $"Commits of {email} from {from:yyyy-MM-dd} to {to:yyyy-MM-dd}");
        var rows = new List<string[]>();
        if (tx.Authors.ByEmail.Get(email) is { } author)
        {
            var commits = tx.Commits.ByAuthor.Range(author.Id, from, to).Reverse().Take(top);
            foreach (var entry in commits.Entries<CommitByAuthorEntry>())
                rows.Add([Time(entry.CommittedAt), Short(entry.Hash), entry.Subject]);
        }

        return new Answer(title, ["Committed", "Commit", "Subject"], rows);
    }

    static string Time(DateTimeOffset time) => time.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    static string Short(Bytes hash) => hash.ToString()[..10];
}
