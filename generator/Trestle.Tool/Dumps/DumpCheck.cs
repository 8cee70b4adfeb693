using Trestle.Tool.Rows;
using Trestle.Tool.Terminal;

namespace Trestle.Tool.Dumps;

/// <summary>
/// Reads a dump as a whole before any of it is written: every row must be one of its table, with all constraints of its fields, and the end
/// must be there. What only the store can know, duplicates and references, is told when it is loaded.
/// </summary>
sealed class DumpCheck
{
    const int MostProblems = 100;

    readonly Dictionary<string, TableRows> tables;
    readonly string? table;
    readonly ProgressLine progress;
    readonly DumpContents contents = new();
    bool isWhole;
    bool hasEnd;
    long rows;

    DumpCheck(IEnumerable<TableRows> tables, string? table, ProgressLine progress)
    {
        this.tables = tables.ToDictionary(rows => rows.Shape.Name, StringComparer.Ordinal);
        this.table = table;
        this.progress = progress;
    }

    /// <summary>Looks at every line.</summary>
    /// <param name="file">The dump.</param>
    /// <param name="tables">The tables of the store.</param>
    /// <param name="table">The table to which rows without a name belong, and the only one that is loaded; null for all.</param>
    /// <param name="progress">Is told of each line.</param>
    public static DumpContents Run(DumpFile file, IEnumerable<TableRows> tables, string? table, ProgressLine progress)
    {
        var check = new DumpCheck(tables, table, progress);
        using var reader = file.Open();
        while (check.contents.Problems.Count < MostProblems && reader.Read() is { } line)
            check.Look(line);
        if (check.contents.Problems.Count == 0)
            check.RequireEnd(reader.Lines);
        return check.contents;
    }

    void Look(DumpLine line)
    {
        progress.Report("lines checked", line.Number);
        if (hasEnd)
            Fail(line, "There is a line behind the end of the dump. Take a whole copy of it.");
        else
            Use(line);
    }

    void Use(DumpLine line)
    {
        switch (line)
        {
            case HeadLine head:
                isWhole = true;
                contents.Schema = head.Schema;
                break;
            case RowLine row:
                rows++;
                Row(row, row.Table ?? table);
                break;
            case TableEndLine end:
                TableEnd(end);
                break;
            case EndLine end:
                hasEnd = true;
                if (end.Rows != rows)
                    Fail(end, $"The dump says that it has {end.Rows} rows, and {rows} are there. Take a whole copy of it.");
                break;
            case WrongLine wrong:
                Fail(wrong, wrong.Problem);
                break;
        }
    }

    void Row(RowLine line, string? name)
    {
        if (name is null)
        {
            Fail(line, "The file is no whole dump, so that nothing says which table its rows belong to. Name it with --table.");
            return;
        }
        contents.Rows[name] = contents.Rows.GetValueOrDefault(name) + 1;
        if (table is not null && name != table)
            return;
        if (!tables.TryGetValue(name, out var known))
        {
            Fail(line, $"The store has no table '{name}'. Its tables are: {string.Join(", ", tables.Keys)}.");
            return;
        }
        Add(name, line.Number);
        try
        {
            known.Check(line.Row);
        }
        catch (Exception error) when (error is TrestleException or FormatException)
        {
            Fail(line, error.Message);
        }
    }

    void Add(string name, long line)
    {
        if (contents.Runs is [.., var run] && run.Table == name)
            contents.Runs[^1] = run with { Last = line };
        else
            contents.Runs.Add(new(name, line, line));
    }

    void TableEnd(TableEndLine line)
    {
        var found = contents.Rows.GetValueOrDefault(line.Table);
        if (found != line.Rows)
            Fail(line, $"Table '{line.Table}' should have {line.Rows} rows, and {found} are there. Take a whole copy of the dump.");
        if (line.Last > 0 && (table is null || table == line.Table))
            contents.Last[line.Table] = line.Last;
    }

    void RequireEnd(long lines)
    {
        if (isWhole && !hasEnd)
            contents.Problems.Add(new(lines, "The dump ends in the middle: its last line is missing. Take a whole copy of it."));
    }

    void Fail(DumpLine line, string message) => contents.Problems.Add(new(line.Number, message));
}
