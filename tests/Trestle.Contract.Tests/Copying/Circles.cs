using Trestle.Contract.Copying;

namespace Trestle.Contract.Tests.Copying;

/// <summary>Two databases whose rows refer to each other in circles.</summary>
sealed class Circles<TSource, TTarget> : IDisposable
    where TSource : IStoreFixture, new()
    where TTarget : IStoreFixture, new()
{
    const int Count = 60;

    readonly TSource from = new();
    readonly TTarget to = new();

    public Circles()
    {
        Source = CircleDb.Open(from.Store);
        Target = CircleDb.Open(to.Store);
    }

    public CircleDb Source { get; }

    public CircleDb Target { get; }

    /// <summary>Teams lead to people and people to teams, mentors go round, and every folder lies in the next.</summary>
    public void Fill()
    {
        using var tx = Source.BeginWrite();
        tx.Teams.InsertMany(Enumerable.Range(1, Count).Select(i => new Team { Id = i, Name = $"team {i}" }));
        tx.People.InsertMany(Enumerable.Range(1, Count).Select(i => new Person { Id = i, Team = Next(i, 11), Mentor = Next(i, 1) }));
        tx.Teams.UpsertMany(Enumerable.Range(1, Count).Select(i => new Team { Id = i, Name = $"team {i}", Lead = Next(i, 30) }));
        tx.Folders.InsertMany(Enumerable.Range(1, Count).Select(i => new Folder { Id = i, Parent = Next(i, 1), Name = $"folder {i}" }));
        tx.Commit();
    }

    /// <summary>Changes every reference of the source, some unique values, and what there is.</summary>
    [AllowScan("What is in the table is compared as a whole.")]
    public void Turn()
    {
        using var tx = Source.BeginWrite();
        foreach (var person in tx.People.Scan().ToList())
            tx.People.Update(person with { Mentor = person.Id % 5 == 0 ? null : Next(person.Id, 17), Team = Next(person.Id, 23) });
        tx.Teams.UpsertMany(Enumerable.Range(1, Count).Select(i => new Team { Id = i, Name = $"new {i}", Lead = i % 4 == 0 ? null : Next(i, 7) }));
        tx.Folders.UpsertMany(
            Enumerable.Range(1, Count).Select(i => new Folder { Id = i, Parent = Math.Max(1, i - (i % 2)), Name = $"folder {Next(i, 2)}" }));
        tx.Folders.Insert(new Folder { Id = Count + 1, Parent = 2, Name = "the last" });
        tx.Commit();
    }

    [AllowScan("What is in the table is compared as a whole.")]
    public void AssertEqual()
    {
        using var from = Source.BeginRead();
        using var to = Target.BeginRead();
        Assert.Equal(from.Teams.Scan().ToList(), to.Teams.Scan().ToList());
        Assert.Equal(from.People.Scan().ToList(), to.People.Scan().ToList());
        Assert.Equal(from.Folders.Scan().ToList(), to.Folders.Scan().ToList());
        Assert.Equal(from.Folders.ByName.All().ToList(), to.Folders.ByName.All().ToList());
    }

    public void Dispose()
    {
        Source.Dispose();
        Target.Dispose();
        from.Dispose();
        to.Dispose();
    }

    static int Next(int id, int by) => ((id - 1 + by) % Count) + 1;
}
