using Trestle.Schema.Model;

namespace Trestle.Generator;

/// <summary>The lines at which tables are declared; equal when all lines are.</summary>
sealed class DeclarationLines : IEquatable<DeclarationLines>
{
    readonly EquatableArray<(string Path, string Table, int Line)> all;
    readonly Dictionary<(string Path, string Table), int> lines = [];

    DeclarationLines(EquatableArray<(string Path, string Table, int Line)> all)
    {
        this.all = all;
        foreach (var (path, table, line) in all)
            lines[(path, table)] = line;
    }

    public static DeclarationLines Of(IEnumerable<ParsedInput> files) => new(new(
        from file in files
        where file.File is not null
        from table in file.File!.Tables
        select (file.File!.Source.Path, table.Table, table.Span.Line + 1)));

    /// <summary>The line at which a file declares a table, from 1 on.</summary>
    public int? Find(string path, string table) => lines.TryGetValue((path, table), out var line) ? line : null;

    public bool Equals(DeclarationLines? other) => other is not null && all.Equals(other.all);

    public override bool Equals(object? obj) => Equals(obj as DeclarationLines);

    public override int GetHashCode() => all.GetHashCode();
}
