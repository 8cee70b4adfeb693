using Trestle.Layout;
using Trestle.Lmdb.Environments;
using Trestle.Lmdb.Native;
using Trestle.Lmdb.Transactions;

namespace Trestle.Lmdb.Catalog;

/// <summary>Opens named databases in one transaction; the environment remembers the handles when that is committed.</summary>
sealed class DatabaseHandles(LmdbTransaction transaction, bool create)
{
    readonly LmdbEnvironment environment = transaction.Environment;
    readonly Dictionary<string, uint> opened = [];

    /// <summary>Which named database an identity has; set as soon as the catalog has been read.</summary>
    public TreeNames Trees { get; set; } = FileCatalog.Empty.Trees;

    /// <summary>Opens a named database; false when there is none and none may be created.</summary>
    public bool TryOpen(string name, out uint dbi)
    {
        if (environment.TryDatabase(name, out dbi) || opened.TryGetValue(name, out dbi))
            return true;
        if (!LmdbErrors.Found(Mdb.DbiOpen(transaction.Handle, name, create ? MdbFlags.Create : 0, out dbi), environment.Path))
            return false;
        opened.Add(name, dbi);
        return true;
    }

    /// <summary>Opens the database of a table and those of its indexes.</summary>
    public bool TryOpenTable(TableShape table) =>
        TryOpen(Trees.Of(table.Id), out _) && table.Indexes.All(index => TryOpen(Trees.Of(index.Id), out _));

    /// <summary>The handle of an opened table or index.</summary>
    public uint Of(Guid id) => Of(Trees.Of(id));

    /// <summary>The handle of a named database that is there or may be created.</summary>
    public uint Of(string name) => TryOpen(name, out var dbi) ? dbi : throw new KeyNotFoundException($"Database {name} is not open.");

    /// <summary>Throws <see cref="SchemaMismatchException"/> when the file holds something, but no catalog.</summary>
    public void RequireOwnFile()
    {
        if (environment.TryDatabase(CatalogTree.Name, out _))
            return;
        var code = Mdb.DbiOpen(transaction.Handle, CatalogTree.Name, 0, out var catalog);
        if (LmdbErrors.Found(code, environment.Path))
        {
            opened.Add(CatalogTree.Name, catalog);
            return;
        }
        environment.Check(Mdb.EnvStat(environment.Handle, out var main));
        if (main.Entries > 0)
            throw NotOwnFile();
    }

    public SchemaMismatchException NotOwnFile() => new(
        [], $"'{environment.Path}' is an LMDB file of another program: it has no Trestle catalog. Give another path.");

    /// <summary>Lets the environment remember the handles, after the commit.</summary>
    public void Keep()
    {
        foreach (var (name, dbi) in opened)
            environment.Remember(name, dbi);
    }
}
