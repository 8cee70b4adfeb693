using Trestle.Catalog;
using Trestle.Layout;
using Trestle.Relational;
using Trestle.Relational.Moves;
using Trestle.Sqlite.Catalog;
using Trestle.Sqlite.Native;

namespace Trestle.Sqlite.Migrations;

/// <summary>A table on its way: left alone, given columns, or made anew beside the old one.</summary>
sealed class TableRebuild
{
    static readonly SqliteDialect Dialect = SqliteDialect.Instance;

    readonly SchemaMove move;
    readonly TableMove table;
    readonly TableDefinition definition;
    readonly IReadOnlyList<FieldShape>? added;

    public TableRebuild(SchemaMove move, TableMove table)
    {
        this.move = move;
        this.table = table;
        definition = new TableDefinition(move.After, Physical(table.Now, table.Aside), Dialect);
        IsKept = Was is not null && move.Before.FindTable(Now.Id) is not null && !table.IsSwap;
        IsUnchanged = IsKept && table.Dropped.Count == 0 && table.Restored.Count == 0 && Old == definition.CreateTable();
        added = IsUnchanged || !IsKept ? null : Additions();
        IsRebuilt = Was is not null && !IsUnchanged && added is null;
        IsMadeAside = IsRebuilt || (Was is null && move.Before.Tables.Any(other => IsSameName(other.Name, Now.Name)));
    }

    public TableShape? Was => table.Was;

    public TableShape Now => table.Now;

    public TableMove Move => table;

    /// <summary>Whether the table is in the schema before, and these are its rows.</summary>
    public bool IsKept { get; }

    /// <summary>Whether nothing of its definition changes.</summary>
    public bool IsUnchanged { get; }

    /// <summary>Whether it is made anew and filled from the old one.</summary>
    public bool IsRebuilt { get; }

    /// <summary>Whether it is made under another name than its own.</summary>
    public bool IsMadeAside { get; }

    public string NameWhileMade => $"trestle_made_{Now.Id:N}";

    string Old => new TableDefinition(move.Before, Physical(Was!, table.Lying), Dialect).CreateTable();

    /// <summary>A table with the columns that are under tombstones: nothing is said of their values but their form.</summary>
    public static TableShape Physical(TableShape table, IEnumerable<Burial> aside) => table with
    {
        Fields = [.. table.Fields, .. aside.Select(burial => burial.Column with { Type = Form(burial) })],
    };

    /// <summary>Whether an index stays as it is.</summary>
    public bool KeepsIndex(IndexShape index) =>
        IsKept && Now.Indexes.FirstOrDefault(known => known.Id == index.Id) is { } known
        && new TableDefinition(move.After, Now, Dialect).CreateIndex(known) == new TableDefinition(move.Before, Was!, Dialect).CreateIndex(index);

    /// <summary>Makes it, or gives it its columns.</summary>
    public IEnumerable<FileChange> Shape()
    {
        if (IsUnchanged)
            return [];
        if (added is null)
            return Make();
        return definition.Columns.Where(column => added.Any(field => field.Name == column.Name)).Select(column =>
            new FileChange($"ALTER TABLE {Dialect.Quote(Now.Name)} ADD COLUMN {definition.Column(column)}"));
    }

    /// <summary>Gives documents the names that structs and enums have now.</summary>
    public IEnumerable<FileChange> Documents() =>
        table.IsSwap || Was is null ? [] :
        from field in Now.Fields
        let before = table.Before(field.Tag)
        where before is not null
        let change = new DocumentChange(table.Restored.FirstOrDefault(burial => burial.Tag == field.Tag)?.Schema ?? table.WasSchema, move.After)
        where change.IsNeeded(before.Type, field.Type)
        select new FileChange($"-- the documents in {Dialect.Quote(Now.Name)}.{Dialect.Quote(field.Name)} get the names of the new schema")
        {
            Rewrites = true,
            Work = connection => DocumentUpgrade.Run(connection, change, Now, before.Type, field),
        };

    IEnumerable<FileChange> Make()
    {
        var name = IsMadeAside ? NameWhileMade : Now.Name;
        yield return new FileChange(definition.CreateTable(name));
        if (Was is not null)
            yield return Fill(name);
    }

    FileChange Fill(string name)
    {
        var kept = Now.Fields.Where(field => table.Before(field.Tag) is not null).Select(field => (To: field.Name, From: Value(field)))
            .Concat(table.Lying.Select(column => (To: column.ReservedName, From: Dialect.Quote(column.ReservedName))))
            .Concat(table.Dropped.Select(column => (To: column.ReservedName, From: Dialect.Quote(column.Name))))
            .ToArray();
        return new FileChange($"INSERT INTO {Dialect.Quote(name)} ({string.Join(", ", kept.Select(pair => Dialect.Quote(pair.To)))}) SELECT "
            + $"{string.Join(", ", kept.Select(pair => pair.From))} FROM {Dialect.Quote(Was!.Name)}")
        {
            Rewrites = true,
            Look = RequireValues,
            Refused = connection => new SchemaMismatchException(
                [], $"Rows of table '{Now.Name}' in '{connection.File}' break a bound or a length that the schema now has. "
                    + "Change those rows with the old schema first, or widen the bound."),
        };
    }

    // What may no longer be null gets the default.
    string Value(FieldShape field)
    {
        var before = table.Before(field.Tag)!;
        var fallback = before.IsNullable && !field.IsNullable ? definition.Default(Column(field)) : null;
        return fallback is null ? Dialect.Quote(before.Name) : $"coalesce({Dialect.Quote(before.Name)}, {fallback})";
    }

    void RequireValues(Connection connection)
    {
        foreach (var field in Now.Fields.Where(field => !field.IsNullable && definition.Default(Column(field)) is null))
        {
            var before = table.Before(field.Tag);
            if (before is { IsNullable: false })
                continue;
            using var search = connection.Prepare($"SELECT 1 FROM {Dialect.Quote(Was!.Name)}"
                + (before is null ? " LIMIT 1" : $" WHERE {Dialect.Quote(before.Name)} IS NULL LIMIT 1"));
            if (search.Step())
                throw new SchemaMismatchException(
                    [], $"Field '{field.Name}' of table '{Now.Name}' must have a value, and rows in '{connection.File}' have none. "
                        + "Give it a default, or give those rows a value with the old schema first.");
        }
    }

    // Null when more than columns comes to the table, or a column that the rows there cannot do without.
    List<FieldShape>? Additions()
    {
        var added = Now.Fields.Where(field => table.Before(field.Tag) is null).ToList();
        if (table.Dropped.Count > 0 || table.Restored.Count > 0
            || added.Any(field => !field.IsNullable && definition.Default(Column(field)) is null))
            return null;
        var without = Physical(Now with { Fields = [.. Now.Fields.Except(added)] }, table.Lying);
        return new TableDefinition(move.After, without, Dialect).CreateTable() == Old ? added : null;
    }

    ColumnShape Column(FieldShape field) => definition.Columns.First(column => column.Name == field.Name);

    // A type of the schema that SQLite keeps in the same column type, and of whose values nothing is checked.
    static string Form(Burial column) => Dialect.Type(ColumnShape.Of(column.Schema, column.Column)) switch
    {
        "REAL" => "float64",
        "INTEGER" => "int64",
        "BLOB" => "bytes",
        _ => "string",
    };

    static bool IsSameName(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
