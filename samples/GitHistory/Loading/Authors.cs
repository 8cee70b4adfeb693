using Samples.GitHistory.Git;

namespace Samples.GitHistory.Loading;

/// <summary>Turns e-mail addresses into the numbers of authors, adding those that are new.</summary>
sealed class Authors
{
    readonly Dictionary<string, int> ids = [];

    public int Find(HistoryWriteTransaction tx, GitPerson person)
    {
        var email = Fit.Distinct(person.Email, 320);
        if (ids.TryGetValue(email, out var id))
            return id;
        var author = tx.Authors.ByEmail.Get(email)
            ?? tx.Authors.Insert(new Author { Email = email, Name = Fit.Start(person.Name, 200) });
        return ids[email] = author.Id;
    }
}
