namespace Trestle.Tool.Dumps;

/// <summary>The rows of one table in a dump.</summary>
static class DumpRows
{
    /// <summary>Reads the rows, run by run.</summary>
    /// <param name="open">Gives a reader before the line of that number.</param>
    /// <param name="contents">Where the rows are.</param>
    /// <param name="table">The table.</param>
    public static IEnumerable<RowLine> Of(Func<long, DumpReader> open, DumpContents contents, string table)
    {
        foreach (var run in contents.Runs.Where(run => run.Table == table))
        {
            var reader = open(run.First);
            while (reader.Lines < run.Last && reader.Read() is { } line)
            {
                if (line is RowLine row && (row.Table ?? table) == table)
                    yield return row;
            }
        }
    }
}
