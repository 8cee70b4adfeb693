using Trestle.Layout;
using Trestle.Lmdb;
using Trestle.Postgres;
using Trestle.Sqlite;
using Trestle.Storage;

namespace Trestle.Migrations.Child;

/// <summary>Where notes are, what they are at first, and who migrates them.</summary>
public static class NotesStore
{
    public const int Notes = 100;

    /// <summary>Small batches, so that there is much between them, and a lease that a test can wait for.</summary>
    public static MigrateOptions Hasty { get; } = new() { BatchRows = 20, Lease = TimeSpan.FromMilliseconds(100) };

    /// <summary>A store by what a process can tell another: <c>lmdb:path</c>, <c>sqlite:path</c>, <c>postgres:connection string</c>.</summary>
    public static Store At(string address)
    {
        var place = address[(address.IndexOf(':', StringComparison.Ordinal) + 1)..];
        return address.Split(':')[0] switch
        {
            "lmdb" => LmdbStore.At(place, new LmdbOptions { MaxMapSize = 1L << 28, Profile = LmdbProfile.Unsafe }),
            "sqlite" => SqliteStore.At(place, new SqliteOptions { Profile = SqliteProfile.Fast }),
            "postgres" => PostgresStore.At(place),
            var kind => throw new ArgumentException($"There is no kind of store '{kind}'.", nameof(address)),
        };
    }

    /// <summary>A store in its first version, with rows.</summary>
    public static void Fill(Store store)
    {
        using var db = First.FirstDb.Open(store);
        using var tx = db.BeginWrite();
        tx.Notes.InsertMany(Enumerable.Range(1, Notes).Select(i => new First.Note
        {
            Id = i,
            Title = $"Note {i % 17} of {i}",
            Stars = i % 5,
            Legacy = i % 3 == 0 ? $"old {i}" : null,
            Mood = i % 4 == 0 ? null : $"mood {i % 4}",
        }));
        tx.Tags.InsertMany(Enumerable.Range(0, Notes + Notes / 2).Select(i => new First.Tag { Note = 1 + i % Notes, Name = $"tag {i % 7}", Weight = i }));
        tx.Drafts.InsertMany(Enumerable.Range(1, 20).Select(i => new First.Draft { Id = new Guid(i, 0, 0, new byte[8]), Text = $"draft {i}" }));
        tx.Commit();
    }

    /// <summary>What the program of the third version calls.</summary>
    public static Migrator Migrator(Store store, IReadOnlyList<MigrationStep>? steps = null) =>
        new(store, Third.ThirdSchema.Shape, Third.ThirdSchema.Visit, steps ?? NotesSteps.All);

    /// <summary>What the program of the first version calls.</summary>
    public static Migrator FirstMigrator(Store store) =>
        new(store, First.FirstSchema.Shape, First.FirstSchema.Visit, [NotesSteps.Begin]);

    /// <summary>Shows the layouts of a version of the schema.</summary>
    public static void Visit<TDatabase>(ITableVisitor tables)
        where TDatabase : Database
    {
        if (typeof(TDatabase) == typeof(First.FirstDb))
            First.FirstSchema.Visit(tables);
        else if (typeof(TDatabase) == typeof(Second.SecondDb))
            Second.SecondSchema.Visit(tables);
        else
            Third.ThirdSchema.Visit(tables);
    }

    /// <summary>Opens the database as the program of the third version does.</summary>
    public static Third.ThirdDb Open(Store store, OnPending pending = OnPending.Fail)
    {
        Migrator(store).Open(pending).Dispose();
        return Third.ThirdDb.Open(store);
    }
}
