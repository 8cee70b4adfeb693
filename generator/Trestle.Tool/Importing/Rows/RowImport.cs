using System.Data.Common;
using System.Text;
using Trestle.Layout;
using Trestle.Schema;
using Trestle.Schema.Model;
using Trestle.Storage;
using Trestle.Tool.Compiling;
using Trestle.Tool.Importing.Drafts;
using Trestle.Tool.Importing.Sources;
using Trestle.Tool.Rows;
using Trestle.Tool.Stores;
using Trestle.Tool.Terminal;

namespace Trestle.Tool.Importing.Rows;

/// <summary>
/// Copies the rows of the source into a new store, through the classes that are generated for the schema: every constraint is checked, and
/// one transaction holds them all.
/// </summary>
/// <param name="source">The source.</param>
/// <param name="draft">What the source's names became.</param>
/// <param name="progress">Where it is told how far it is.</param>
sealed class RowImport(ISource source, DraftSchema draft, ProgressLine progress)
{
    /// <summary>The address of a store that has nothing yet. Throws <see cref="UsageException"/>.</summary>
    public static StoreAddress Target(string text)
    {
        var address = StoreAddress.Parse(text);
        return address.Sort == StoreSort.Postgres || address.IsMissingFile
            ? address
            : throw new UsageException(
                $"There is a file '{address.Location}' already. Rows are imported into a new store: give another path.");
    }

    /// <summary>
    /// Makes the store, and returns how many rows it has. When that fails, no file is left. Throws <see cref="UsageException"/>, and what the
    /// store throws.
    /// </summary>
    public long Run(SchemaModel schema, StoreAddress target)
    {
        var shape = SchemaShape.Parse(Encoding.UTF8.GetBytes(DocumentedSchema.Write(schema)));
        var isNewFile = target.IsMissingFile;
        try
        {
            using var store = StoredDatabase.Open(target, shape, DatabaseAssembly.Of(shape), isReadOnly: false);
            return Write(store);
        }
        catch (Exception error)
        {
            if (isNewFile)
                target.DeleteFiles();
            if (error is DbException)
                throw new UsageException($"The rows of {draft.Place} cannot be read: {error.Message}. Check the database with its own tools.");
            throw;
        }
    }

    long Write(StoredDatabase store)
    {
        var transaction = store.Database.Store.BeginWrite();
        var ticket = transaction.Ticket;
        try
        {
            var count = Write(transaction, store);
            transaction.Commit(ticket);
            return count;
        }
        finally
        {
            transaction.End(ticket);
        }
    }

    long Write(StoreTransaction transaction, StoredDatabase store)
    {
        var tables = store.Tables();
        if (tables.FirstOrDefault(table => table.Count(transaction) > 0) is { } filled)
            throw new UsageException($"Table '{filled.Shape.Name}' of {store.Address.Place} has rows already. "
                + "Rows are imported into a new store: give another one.");
        var rows = new RowReader(source, draft, progress);
        var count = tables.Sum(table => table.Load(transaction, rows.Read(Draft(table)), replace: false));
        foreach (var table in tables.Where(table => table.Late.Count > 0))
            table.LoadLate(transaction, rows.Read(Draft(table)));
        return count;
    }

    DraftTable Draft(TableRows rows) => draft.Tables.First(table => table.Id == rows.Shape.Id);
}
