using Trestle.Layout;
using Trestle.Tables;

namespace Trestle.Contract.Tests.Model;

/// <summary>Does random things to a database and to the model, and compares what each says.</summary>
sealed class ModelRun(ShopDb db, int seed)
{
    readonly RandomRows rows = new(new Random(seed));
    ShopModel committed = ShopModel.Empty;
    ShopModel model = ShopModel.Empty;

    Random Random => rows.Random;

    /// <summary>What the database holds.</summary>
    public ShopModel Committed => committed;

    public void Run(int steps)
    {
        for (var done = 0; done < steps;)
        {
            using var tx = db.BeginWrite();
            model = committed;
            for (var count = Random.Next(1, 30); count > 0 && done < steps; count--, done++)
                Step(tx);
            ModelComparison.Sample(tx, model, rows);
            if (Random.Next(4) == 0)
                continue;
            tx.Commit();
            committed = model;
            if (Random.Next(20) == 0)
                CompareAll();
        }
        CompareAll();
    }

    void CompareAll()
    {
        using var tx = db.BeginRead();
        ModelComparison.All(tx, committed);
    }

    void Step(ShopWriteTransaction tx)
    {
        switch (Random.Next(24))
        {
            case 0:
                Nested(tx);
                break;
            case 1:
                Many(tx);
                break;
            case 2:
                Ranges(tx);
                break;
            default:
                One(tx);
                break;
        }
    }

    void Nested(ShopWriteTransaction tx)
    {
        var before = model;
        using var savepoint = tx.Savepoint();
        for (var count = Random.Next(4); count > 0; count--)
            Step(tx);
        if (Random.Next(2) == 0)
            savepoint.Release();
        else
            model = before;
    }

    void One(ShopWriteTransaction tx)
    {
        switch (Random.Next(7))
        {
            case 0:
                One(tx.Authors, model.Authors, rows.Author(), model.IsOrphan, table => model with { Authors = table }, row => model.WithoutAuthor(row.Id));
                break;
            case 1:
                One(tx.Orders, model.Orders, rows.Order(), model.IsOrphan, table => model with { Orders = table }, row => model.WithoutOrder(row.Id));
                break;
            case 2:
                One(tx.Lines, model.Lines, rows.Line(), model.IsOrphan, table => model with { Lines = table }, row => model with { Lines = model.Lines.Without(model.Lines.KeyOf(row)) });
                break;
            case 3:
                Versioned(tx);
                break;
            case 4:
                One(tx.Samples, model.Samples, rows.Sample(), _ => false, table => model with { Samples = table }, row => model with { Samples = model.Samples.Without(model.Samples.KeyOf(row)) });
                break;
            case 5:
                One(tx.Blobs, model.Blobs, rows.Blob(), _ => false, table => model with { Blobs = table }, row => model.WithoutBlob(row.Name));
                break;
            default:
                One(tx.Labels, model.Labels, rows.Label(), model.IsOrphan, table => model with { Labels = table }, row => model with { Labels = model.Labels.Without(row.Text) });
                break;
        }
    }

    void One<TLayout, TRow, TKey, TView>(
        TableWriter<TLayout, TRow, TKey, TView> table, ModelTable<TRow, TKey> expected, TRow row, Func<TRow, bool> isOrphan,
        Func<ModelTable<TRow, TKey>, ShopModel> with, Func<TRow, ShopModel?> without)
        where TLayout : struct, ITableLayout<TRow, TKey>
        where TRow : class
        where TKey : notnull
        where TView : struct, IRowView<TView>, allows ref struct
    {
        var key = expected.KeyOf(row);
        var exists = expected.Has(key);
        switch (Random.Next(4))
        {
            case 0:
                Attempt(() => Assert.Equal(row, table.Insert(row)), with(expected.With(row)), exists || expected.Collides(row), isOrphan(row));
                break;
            case 1:
                Attempt(() => Assert.Equal(row, table.Upsert(row)), with(expected.With(row)), expected.Collides(row), isOrphan(row));
                break;
            case 2 when exists:
                Attempt(() => Assert.True(table.Update(row)), with(expected.With(row)), expected.Collides(row), isOrphan(row));
                break;
            case 2:
                Assert.False(table.Update(row));
                break;
            default:
                Delete(() => Assert.Equal(exists, table.Delete(key)), exists ? without(row) : model);
                break;
        }
    }

    void Versioned(ShopWriteTransaction tx)
    {
        var row = rows.Document();
        var stored = model.Documents.Rows.GetValueOrDefault(row.Name);
        var conflicts = stored is not null && stored.Version != row.Version;
        var next = row with { Version = stored is null ? 1 : row.Version + 1 };
        var after = model with { Documents = model.Documents.With(next) };
        switch (Random.Next(4))
        {
            case 0:
                Attempt(() => Assert.Equal(next, tx.Documents.Insert(row)), after, isTaken: stored is not null, false);
                break;
            case 1:
                Attempt(() => Assert.Equal(next, tx.Documents.Upsert(row)), after, false, false, conflicts);
                break;
            case 2 when stored is not null:
                Attempt(() => Assert.True(tx.Documents.Update(row)), after, false, false, conflicts);
                break;
            case 2:
                Assert.False(tx.Documents.Update(row));
                break;
            default:
                Assert.Equal(stored is not null, tx.Documents.Delete(row.Name));
                model = model with { Documents = model.Documents.Without(row.Name) };
                break;
        }
    }

    void Many(ShopWriteTransaction tx)
    {
        if (Random.Next(2) == 0)
            Many(tx.Samples, model.Samples, rows.Sample, (_, _) => false, table => model with { Samples = table });
        else if (Random.Next(2) == 0)
            Many(tx.Orders, model.Orders, rows.Order, (_, row) => model.IsOrphan(row), table => model with { Orders = table });
        else
            Many(tx.Authors, model.Authors, rows.Author, (after, row) => row.Boss is { } boss && !after.Has(boss), table => model with { Authors = table });
    }

    void Many<TLayout, TRow, TKey, TView>(
        TableWriter<TLayout, TRow, TKey, TView> table, ModelTable<TRow, TKey> expected, Func<TRow> make, Func<ModelTable<TRow, TKey>, TRow, bool> isOrphan,
        Func<ModelTable<TRow, TKey>, ShopModel> with)
        where TLayout : struct, ITableLayout<TRow, TKey>
        where TRow : class
        where TKey : notnull
        where TView : struct, IRowView<TView>, allows ref struct
    {
        var given = Enumerable.Range(0, Random.Next(8)).Select(_ => make()).ToList();
        var keys = given.Select(expected.KeyOf).ToList();
        var isInsert = Random.Next(2) == 0;
        var after = given.Aggregate(expected, (result, row) => result.With(row));
        var written = after.Rows.Values.Where(row => keys.Contains(expected.KeyOf(row))).ToList();
        var isTaken = (isInsert && (keys.Distinct().Count() < keys.Count || keys.Any(expected.Has))) || written.Any(after.Collides);
        Attempt(
            () => Assert.Equal(given.Count, isInsert ? table.InsertMany(given) : table.UpsertMany(given)),
            with(after), isTaken, (isInsert ? given : written).Any(row => isOrphan(after, row)));
    }

    void Ranges(ShopWriteTransaction tx)
    {
        switch (Random.Next(4))
        {
            case 0:
                var rank = Random.Next(4);
                Assert.Equal(model.Documents.Rows.Values.Count(row => row.Rank == rank), tx.Documents.DeleteRange(tx.Documents.ByRank.Prefix(rank)));
                model = model with { Documents = model.Documents with { Rows = model.Documents.Rows.RemoveRange(model.Documents.Rows.Values.Where(row => row.Rank == rank).Select(row => row.Name)) } };
                break;
            case 1:
                var from = Random.Next(1, 40);
                var gone = model.Orders.Rows.Keys.Where(id => id >= from && id < from + 3).ToList();
                Assert.Equal(gone.Count, tx.Orders.DeleteRange(tx.Orders.ByKey.Range(from, from + 3)));
                model = gone.Aggregate(model, (result, id) => result.WithoutOrder(id));
                break;
            case 2:
                Delete(tx.Blobs.Truncate, model.Labels.Rows.Values.Any(label => label.Target is not null) ? null : model with { Blobs = ShopModel.Empty.Blobs });
                break;
            default:
                tx.Samples.Truncate();
                model = model with { Samples = ShopModel.Empty.Samples };
                break;
        }
    }

    void Delete(Action verb, ShopModel? after)
    {
        if (after is null)
            Assert.Throws<ForeignKeyViolationException>(verb);
        else
            verb();
        model = after ?? model;
    }

    void Attempt(Action verb, ShopModel after, bool isTaken, bool isOrphan, bool conflicts = false)
    {
        var error = Record.Exception(verb);
        var isExpected = error switch
        {
            null => !isTaken && !isOrphan && !conflicts,
            UniqueViolationException => isTaken,
            ForeignKeyViolationException => isOrphan,
            ConcurrencyConflictException => conflicts,
            _ => false,
        };
        if (!isExpected)
            Assert.Fail($"The model expects {(isTaken, isOrphan, conflicts)}, the store did: {error?.ToString() ?? "write"}");
        if (error is null)
            model = after;
    }
}
