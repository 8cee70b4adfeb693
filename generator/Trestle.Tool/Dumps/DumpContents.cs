using Trestle.Layout;

namespace Trestle.Tool.Dumps;

/// <summary>What is in a dump, and where.</summary>
sealed class DumpContents
{
    /// <summary>The schema that it was written with; null in a dump of one table.</summary>
    public SchemaShape? Schema { get; set; }

    /// <summary>The lines of each table, in runs of one table.</summary>
    public List<DumpRun> Runs { get; } = [];

    /// <summary>The last numbers of the sequences, by table.</summary>
    public Dictionary<string, long> Last { get; } = new(StringComparer.Ordinal);

    /// <summary>How many rows there are, by table.</summary>
    public Dictionary<string, long> Rows { get; } = new(StringComparer.Ordinal);

    /// <summary>What is wrong, by line.</summary>
    public List<DumpProblem> Problems { get; } = [];
}

/// <summary>Lines with rows of one table, from <paramref name="First"/> to <paramref name="Last"/>.</summary>
sealed record DumpRun(string Table, long First, long Last);

/// <summary>What is wrong with a line.</summary>
sealed record DumpProblem(long Line, string Message);
