using System.Text.Json;
using Trestle.Storage;
using Trestle.Tool.Rows;
using Trestle.Tool.Terminal;

namespace Trestle.Tool.Dumps;

/// <summary>Brings the rows of a checked dump into a store in one transaction: all of them, or none.</summary>
sealed class DumpLoad(DumpFile file, DumpContents contents, ProgressLine progress)
{
    readonly bool isWhole = contents.Schema is not null;
    DumpReader? reader;

    /// <summary>Loads and commits. Throws what the store throws, with nothing written.</summary>
    public void Run(StoreEngine engine, IReadOnlyList<TableRows> tables, bool replace)
    {
        var transaction = engine.BeginWrite();
        var ticket = transaction.Ticket;
        try
        {
            foreach (var table in tables.Where(Has))
                table.Load(transaction, Rows(table), replace);
            foreach (var table in tables.Where(table => table.Late.Count > 0 && Has(table)))
                table.LoadLate(transaction, Rows(table));
            foreach (var table in tables.Where(table => contents.Last.ContainsKey(table.Shape.Name)))
                table.RaiseNumber(transaction, contents.Last[table.Shape.Name]);
            transaction.Commit(ticket);
        }
        finally
        {
            transaction.End(ticket);
            reader?.Dispose();
        }
    }

    bool Has(TableRows table) => contents.Runs.Exists(run => run.Table == table.Shape.Name);

    IEnumerable<JsonElement> Rows(TableRows table) => DumpRows.Of(Read, contents, table.Shape.Name).Select((line, at) =>
    {
        progress.Report($"rows of '{table.Shape.Name}' loaded", at, contents.Rows[table.Shape.Name]);
        return line.Row;
    });

    // Mostly the tables come in the order in which they lie in the file, which is then read once.
    DumpReader Read(long first)
    {
        if (reader is null || reader.Lines >= first)
        {
            reader?.Dispose();
            reader = file.Open();
            reader.Continue(isWhole);
        }
        reader.SkipTo(first);
        return reader;
    }
}
