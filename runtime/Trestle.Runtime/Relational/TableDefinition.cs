using System.ComponentModel;
using System.Globalization;
using System.Text.Json;
using Trestle.Layout;

namespace Trestle.Relational;

/// <summary>The statements that make a table and its indexes: a pure function of its shape.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TableDefinition
{
    readonly SchemaShape schema;
    readonly TableShape table;
    readonly SqlDialect dialect;

    /// <summary>Describes a table of <paramref name="schema"/>.</summary>
    public TableDefinition(SchemaShape schema, TableShape table, SqlDialect dialect)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(dialect);
        this.schema = schema;
        this.table = table = VersionColumn.AddTo(table);
        this.dialect = dialect;
        Columns = [.. table.Fields.Select(field => ColumnShape.Of(schema, field))];
    }

    /// <summary>The columns in the order of the shape's fields.</summary>
    public IReadOnlyList<ColumnShape> Columns { get; }

    /// <summary>CREATE TABLE with its keys and checks, and with its references unless they are to be added later.</summary>
    /// <param name="name">Another name than the table's own.</param>
    /// <param name="withReferences">Whether the foreign keys are part of it.</param>
    /// <param name="withKey">Whether the primary key is.</param>
    public string CreateTable(string? name = null, bool withReferences = true, bool withKey = true)
    {
        var lines = Columns.Select(Column).Concat(withKey ? [Key] : []).Concat(withReferences ? table.References.Select(Reference) : []);
        return $"CREATE TABLE {dialect.Quote(name ?? table.Name)} (\n  {string.Join(",\n  ", lines)}\n)";
    }

    /// <summary>CREATE INDEX, unique and partial where declared.</summary>
    public string CreateIndex(IndexShape index)
    {
        ArgumentNullException.ThrowIfNull(index);
        var (tail, suffix) = dialect.IndexTail(table, index);
        var parts = index.Parts.Select(part => dialect.Order(dialect.Quote(part.Field), Field(part.Field).IsNullable, part.IsDescending))
            .Concat(tail);
        var where = Where(index);
        return $"CREATE {(index.IsUnique ? "UNIQUE " : "")}INDEX {dialect.Quote(dialect.IndexName(table, index))} ON "
            + $"{dialect.Quote(table.Name)} "
            + $"({string.Join(", ", parts)}){suffix}{(where is null ? "" : " WHERE " + where)}";
    }

    /// <summary>The condition of a partial index, or null.</summary>
    public string? Where(IndexShape index)
    {
        ArgumentNullException.ThrowIfNull(index);
        return index.Where.Count == 0 ? null : string.Join(" AND ", index.Where.Select(condition =>
            dialect.Condition(Columns.First(column => column.Name == condition.Field), condition)));
    }

    /// <summary>A column as CREATE TABLE and ADD COLUMN have it: type, NOT NULL, default, checks.</summary>
    public string Column(ColumnShape column)
    {
        ArgumentNullException.ThrowIfNull(column);
        var checks = Checks(column).ToList();
        return dialect.Quote(column.Name) + " " + dialect.Type(column)
            + (column.Field.IsNullable ? "" : " NOT NULL")
            + (Default(column) is { } constant ? " DEFAULT " + constant : "")
            + (checks.Count == 0 ? "" : " " + Check(column, checks));
    }

    /// <summary>What is checked of a column, as ADD has it; null when there is nothing to check.</summary>
    public string? Check(ColumnShape column)
    {
        ArgumentNullException.ThrowIfNull(column);
        var checks = Checks(column).ToList();
        return checks.Count == 0 ? null : Check(column, checks);
    }

    /// <summary>The default of a column as a constant; null when it has none.</summary>
    public string? Default(ColumnShape column)
    {
        ArgumentNullException.ThrowIfNull(column);
        return Constant(column, column.Field.Default);
    }

    /// <summary>A foreign key as CREATE TABLE and ADD have it.</summary>
    public string Reference(ReferenceShape reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        var target = schema.Table(reference.To);
        // NO ACTION, not RESTRICT: what a statement deletes on both sides does not stand against it.
        var action = reference.OnDelete switch { "cascade" => "CASCADE", "setNull" => "SET NULL", _ => "NO ACTION" };
        return $"CONSTRAINT {dialect.Quote(ReferenceName(reference))} FOREIGN KEY ({Names(reference.Fields)}) "
            + $"REFERENCES {dialect.Quote(target.Name)} ({Names(target.Key)}) ON DELETE {action}{dialect.ReferenceTail}";
    }

    /// <summary>The primary key as CREATE TABLE and ADD have it.</summary>
    public string Key => $"CONSTRAINT {dialect.Quote(KeyName)} PRIMARY KEY ({Names(table.Key)})";

    /// <summary>The name of the primary key's constraint.</summary>
    public string KeyName => table.Name + "_pkey";

    /// <summary>The name of a reference's constraint.</summary>
    public string ReferenceName(ReferenceShape reference) => $"{table.Name}_{reference?.Name}_fkey";

    /// <summary>The name of a column's check constraint.</summary>
    public string CheckName(ColumnShape column) => $"{table.Name}_{column?.Name}_check";

    string Check(ColumnShape column, List<string> checks) =>
        $"CONSTRAINT {dialect.Quote(CheckName(column))} CHECK ({string.Join(" AND ", checks)})";

    IEnumerable<string> Checks(ColumnShape column)
    {
        var name = dialect.Quote(column.Name);
        if (dialect.ExtraCheck(column) is { } extra)
            yield return extra;
        if (column.Length is { } length)
            yield return $"{dialect.ByteLength(column)} {(column.Kind == ColumnKind.FixedBinary ? "=" : "<=")} {Number(length)}";
        if (column.Kind == ColumnKind.Enum)
            yield return $"{name} IN ({string.Join(", ", column.Members.Select(member => Number(member.Value)))})";
        if (Bound(column, ">=", column.Field.Min) is { } min)
            yield return min;
        if (Bound(column, "<=", column.Field.Max) is { } max)
            yield return max;
    }

    string? Bound(ColumnShape column, string comparison, string? json)
    {
        if (json is null)
            return null;
        using var document = JsonDocument.Parse(json);
        return dialect.Compare(column, comparison, document.RootElement);
    }

    string? Constant(ColumnShape column, string? json)
    {
        if (json is null)
            return null;
        using var document = JsonDocument.Parse(json);
        return document.RootElement.ValueKind == JsonValueKind.Null ? null : dialect.Literal(column, document.RootElement);
    }

    static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    FieldShape Field(string name) => table.Fields.First(field => field.Name == name);

    string Names(IEnumerable<string> names) => string.Join(", ", names.Select(dialect.Quote));
}
