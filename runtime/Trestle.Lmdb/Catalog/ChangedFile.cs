using Trestle.Catalog;
using Trestle.Layout;

namespace Trestle.Lmdb.Catalog;

/// <summary>A file whose catalog has changed since a program opened it: whether the program's writes would still be right.</summary>
sealed class ChangedFile(string path, SchemaShape schema, OpenedFile opened)
{
    /// <summary>The file as it was opened, of its new generation. Throws <see cref="SchemaMismatchException"/> when it does not fit any more.</summary>
    public OpenedFile Accept(FileCatalog now, long generation)
    {
        if (now.Hold is { } hold)
            throw new SchemaMismatchException([], $"{Held.Error(path, hold).Message} Then restart this program, with the new schema if it differs.");
        var stored = now.Schema!;
        List<string> differences =
        [
            .. SchemaDifferences.Find(stored, schema, FileOpening.StaleRemedy, entriesHoldDefaults: true),
            .. schema.Tables.SelectMany(table => Moved(now, stored, table)),
        ];
        return differences.Count == 0 ? opened with { Generation = generation } : throw Error(differences);
    }

    /// <summary>Throws <see cref="SchemaMismatchException"/> when a table or index of the program is where it was no more.</summary>
    public void RequireTablesInPlace(FileCatalog now)
    {
        List<string> differences = [.. schema.Tables.SelectMany(table => Moved(now, now.Schema!, table))];
        if (differences.Count > 0)
            throw Error(differences);
    }

    SchemaMismatchException Error(IReadOnlyList<string> differences) => new(
        differences, $"Another process has changed the schema of '{path}': {string.Join(" ", differences)} Restart this program with the new schema.");

    IEnumerable<string> Moved(FileCatalog now, SchemaShape stored, TableShape table)
    {
        var known = stored.FindTable(table.Id);
        if (known is null)
            return [$"Table '{table.Name}' was dropped."];
        if (now.Trees.Of(table.Id) != opened.Trees.Of(table.Id))
            return [$"The rows of table '{table.Name}' were written anew."];
        return table.Indexes.Where(index => known.Indexes.All(other => other.Id != index.Id))
            .Select(index => $"Index '{index.Name}' of table '{table.Name}' was dropped.");
    }
}
