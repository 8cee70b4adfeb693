using Trestle.Layout;
using Trestle.Lmdb.Native;
using Trestle.Lmdb.Tables;
using Trestle.Lmdb.Transactions;

namespace Trestle.Lmdb.Catalog;

/// <summary>Brings the rows that a file has already under the indexes and references that a program adds.</summary>
static class TableUpgrade
{
    public static void Run(LmdbTransaction transaction, ILmdbTable table, TableShape was)
    {
        foreach (var tree in table.Space.Indexes)
        {
            if (was.Indexes.All(index => index.Id != tree.Id))
                table.BuildIndex(transaction, tree);
        }
        foreach (var index in was.Indexes)
        {
            if (table.Space.Indexes.All(tree => tree.Id != index.Id))
                Drop(transaction, index);
        }
        var added = table.Space.Shape.References.Where(reference => !was.References.Any(before => IsSame(table.Space.Shape, reference, was, before)));
        foreach (var reference in added)
            table.RequireReference(transaction, reference);
    }

    static bool IsSame(TableShape table, ReferenceShape reference, TableShape was, ReferenceShape before) =>
        reference.To == before.To && Tags(table, reference).SequenceEqual(Tags(was, before));

    static IEnumerable<int> Tags(TableShape table, ReferenceShape reference) =>
        reference.Fields.Select(name => table.Fields.First(field => field.Name == name).Tag);

    // Emptied, not deleted: another process may hold its handle. An empty database costs an entry of the main one.
    static void Drop(LmdbTransaction transaction, IndexShape index)
    {
        var environment = transaction.Environment;
        if (environment.TryDatabase(TreeNames.Default(index.Id), out var dbi)
            || LmdbErrors.Found(Mdb.DbiOpen(transaction.Handle, TreeNames.Default(index.Id), 0, out dbi), environment.Path))
            environment.Check(Mdb.Drop(transaction.Handle, dbi, 0));
    }
}
