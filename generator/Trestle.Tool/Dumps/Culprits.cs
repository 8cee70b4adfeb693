using Trestle.Tool.Rows;

namespace Trestle.Tool.Dumps;

/// <summary>Finds the lines of a dump that a store refused. It tells the key; which lines have it is looked for only then.</summary>
static class Culprits
{
    const int MostLines = 10;

    /// <summary>The lines with the values that were there already.</summary>
    public static IReadOnlyList<long> Of(UniqueViolationException error, DumpFile file, DumpContents contents, IReadOnlyList<TableRows> tables)
    {
        if (tables.FirstOrDefault(table => table.Shape.Name == error.Table) is not { } table)
            return [];
        DumpReader? reader = null;
        DumpReader Open(long first)
        {
            reader?.Dispose();
            reader = file.Open();
            reader.Continue(contents.Schema is not null);
            reader.SkipTo(first);
            return reader;
        }
        try
        {
            return [.. DumpRows.Of(Open, contents, error.Table).Where(line => table.KeyText(line.Row, error.Index) == error.Key)
                .Select(line => line.Number).Take(MostLines)];
        }
        finally
        {
            reader?.Dispose();
        }
    }
}
