using System.ComponentModel;
using Trestle.Layout;
using Trestle.Patches;

namespace Trestle.Relational;

/// <summary>
/// The text of every statement on a table: a pure function of its shape and of what is asked. Values are parameters only. A
/// whole row is bound as parameters 1 to n in the order of the shape's fields, a key as 1 to k.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TableStatements
{
    readonly TableDefinition definition;
    readonly TableShape table;
    readonly SqlDialect dialect;
    readonly string name;
    readonly string columns;
    readonly IndexOrder[] orders;

    /// <summary>Writes the statements on a table of <paramref name="schema"/>.</summary>
    public TableStatements(SchemaShape schema, TableShape table, SqlDialect dialect)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(dialect);
        this.table = table = VersionColumn.AddTo(table);
        definition = new TableDefinition(schema, table, dialect);
        this.dialect = dialect;
        name = dialect.Quote(table.Name);
        columns = Names(table.Fields.Select(field => field.Name));
        orders = [.. Enumerable.Range(-1, table.Indexes.Count + 1).Select(index => new IndexOrder(table, index))];
        var key = Equal(table.Key, 1);
        Get = $"SELECT {columns} FROM {name} WHERE {key}";
        Exists = $"SELECT 1 FROM {name} WHERE {key}";
        Version = table.IsVersioned ? $"SELECT {Quote(table.Fields[0].Name)} FROM {name} WHERE {key}" : null;
        Insert = $"INSERT INTO {name} ({columns}) VALUES ({Parameters(1, table.Fields.Count)})";
        Upsert = $"{Insert} ON CONFLICT ({Names(table.Key)}) DO {OnConflict()}";
        Update = UpdateText();
        UpdateUnlessTaken = UniqueOverAllRows() is { Length: > 0 } unique ? $"{Update} AND {string.Join(" AND ", unique.Select(NotTaken))}" : null;
        Delete = $"DELETE FROM {name} WHERE {key}";
        Count = $"SELECT count(*) FROM {name}";
        DeleteAll = $"DELETE FROM {name}";
    }

    /// <summary>All columns of the row with a key.</summary>
    public string Get { get; }

    /// <summary>1 for the row with a key.</summary>
    public string Exists { get; }

    /// <summary>The version of the row with a key; null in a table without versions.</summary>
    public string? Version { get; }

    /// <summary>Adds a row.</summary>
    public string Insert { get; }

    /// <summary>Adds a row or replaces the one with its key.</summary>
    public string Upsert { get; }

    /// <summary>Replaces the row with the same key; in a versioned table only the one whose version is one less than the given.</summary>
    public string Update { get; }

    /// <summary>
    /// As <see cref="Update"/>, for a row whose values of a unique index another row has not: else it changes none. Null when there is no
    /// unique index, or one over a part of the rows. What the row has already is not looked for.
    /// </summary>
    public string? UpdateUnlessTaken { get; }

    /// <summary>Removes the row with a key.</summary>
    public string Delete { get; }

    /// <summary>How many rows there are.</summary>
    public string Count { get; }

    /// <summary>Removes every row.</summary>
    public string DeleteAll { get; }

    /// <summary>Changes the row with a key and gives it back. Null when the store's form of a column cannot be changed in place.</summary>
    public PatchText? Patch(PatchForm form)
    {
        ArgumentNullException.ThrowIfNull(form);
        return new PatchStatement(table, definition.Columns, dialect).Write(form);
    }

    /// <summary>The order of the index at this position; -1 for the primary key.</summary>
    public IndexOrder Order(int index) => orders[index + 1];

    /// <summary>All columns of the row to which all parts of a unique index lead.</summary>
    public string GetByIndex(int index) => $"SELECT {columns} FROM {From(index)} WHERE {Both(Where(index), Equal(Parts(index), 1))}";

    /// <summary>1 for a row that refers to a key by a reference of this table; the parameters are the key's.</summary>
    public string ReferredBy(int reference) =>
        $"SELECT 1 FROM {name} WHERE {Equal(table.References[reference].Fields, 1)} LIMIT 1";

    /// <summary>1 for a row that refers to any row by a reference of this table.</summary>
    public string RefersAtAll(int reference) =>
        $"SELECT 1 FROM {name} WHERE "
            + $"{string.Join(" AND ", table.References[reference].Fields.Select(field => Quote(field) + " IS NOT NULL"))} LIMIT 1";

    /// <summary>The primary keys of the rows that refer to a key by a reference of this table; the parameters are the key's.</summary>
    public string Referrers(int reference) =>
        $"SELECT {Names(table.Key)} FROM {name} WHERE {Equal(table.References[reference].Fields, 1)}";

    /// <summary>The fields of a reference in a row whose target is not there.</summary>
    public string Dangling(int reference, TableShape target)
    {
        ArgumentNullException.ThrowIfNull(target);
        var fields = table.References[reference].Fields;
        var isSet = fields.Select(field => $"child.{Quote(field)} IS NOT NULL");
        var leads = fields.Select((field, at) => $"parent.{Quote(target.Key[at])} = child.{Quote(field)}");
        return $"SELECT {string.Join(", ", fields.Select(field => "child." + Quote(field)))} FROM {name} child WHERE "
            + $"{string.Join(" AND ", isSet)} "
            + $"AND NOT EXISTS (SELECT 1 FROM {dialect.Quote(target.Name)} parent WHERE {string.Join(" AND ", leads)}) LIMIT 1";
    }

    /// <summary>Makes an index.</summary>
    public string CreateIndex(int index) => definition.CreateIndex(table.Indexes[index]);

    /// <summary>Removes an index.</summary>
    public string DropIndex(int index) => $"DROP INDEX {dialect.Quote(dialect.IndexName(table, table.Indexes[index]))}";

    /// <summary>The parts of an index that two rows agree in, none of them null.</summary>
    public string Duplicate(int index)
    {
        var parts = Names(Parts(index));
        var isSet = string.Join(" AND ", Parts(index).Select(part => Quote(part) + " IS NOT NULL"));
        var where = definition.Where(table.Indexes[index]) is { } condition ? $"{condition} AND {isSet}" : isSet;
        return $"SELECT {parts} FROM {name} WHERE {where} GROUP BY {parts} HAVING count(*) > 1 LIMIT 1";
    }

    /// <summary>The greatest value of a key of one field, or null.</summary>
    public string HighestKey() => $"SELECT max({Quote(table.Key[0])}) FROM {name}";

    /// <summary>A statement over a stretch of an index.</summary>
    public string Range(in RangeStatement statement)
    {
        var order = Order(statement.Index);
        var where = Both(Where(statement.Index), Between(order, statement.Form, out var parameters));
        var conditions = where.Length == 0 ? "" : " WHERE " + where;
        var limit = statement.Limited ? $" LIMIT {dialect.Parameter(parameters + 1)}" : "";
        var sorted = $" ORDER BY {OrderBy(order, statement.Reverse)}{limit}";
        // Without bounds and order an index serves nothing, and SQLite refuses to be told to use one that is as wide as the rows.
        var whole = where.Length == 0 ? name : From(statement.Index);
        return statement.Verb switch
        {
            RangeVerb.Rows => $"SELECT {columns} FROM {From(statement.Index)}{conditions}{sorted}",
            RangeVerb.Entries => $"SELECT {EntryColumns(statement.Index)} FROM {From(statement.Index)}{conditions}{sorted}",
            RangeVerb.Count => $"SELECT count(*) FROM {whole}{conditions}",
            _ when !statement.Limited => $"DELETE FROM {whole}{conditions}",
            _ => $"DELETE FROM {name} WHERE {Division(order, statement.Form)}({Names(table.Key)}) IN (SELECT {Names(table.Key)} FROM "
                + $"{From(statement.Index)}{conditions}{sorted})",
        };
    }

    // A server looks for the rows that go in one partition only if it is told of them, too.
    string Division(IndexOrder order, SegmentForm form)
    {
        var parameter = 0;
        for (var at = 0; at < form.Equal; at++)
        {
            if ((form.Nulls >> at & 1) == 0)
                parameter++;
            if (order.Field(at) == table.Partition?.On)
                return $"{Quote(order.Field(at))} = {dialect.Parameter(parameter)} AND ";
        }
        return "";
    }

    string UpdateText()
    {
        var changed = table.Fields.Where(field => !table.Key.Contains(field.Name)).ToArray();
        // A row that is nothing but its key is replaced by writing it over itself, so that it counts as found.
        var set = (changed.Length == 0 ? [.. table.Fields] : changed).Select(field => $"{Quote(field.Name)} = {Parameter(field.Name)}");
        var version = table.IsVersioned ? $" AND {Quote(table.Fields[0].Name)} = {dialect.Parameter(1)} - 1" : "";
        return $"UPDATE {name} SET {string.Join(", ", set)} WHERE "
            + $"{string.Join(" AND ", table.Key.Select(key => $"{Quote(key)} = {Parameter(key)}"))}{version}";
    }

    IndexShape[] UniqueOverAllRows()
    {
        var unique = table.Indexes.Where(index => index.IsUnique).ToArray();
        return unique.Any(index => definition.Where(index) is not null) ? [] : unique;
    }

    string NotTaken(IndexShape index)
    {
        var equal = index.Parts.Select(part => (Name: Quote(part.Field), Value: Parameter(part.Field))).ToArray();
        var kept = string.Join(" AND ", equal.Select(part => $"{name}.{part.Name} = {part.Value}"));
        var taken = string.Join(" AND ", equal.Select(part => $"other.{part.Name} = {part.Value}"));
        return $"({kept} OR NOT EXISTS (SELECT 1 FROM {name} other WHERE {taken}))";
    }

    string OnConflict()
    {
        var changed = table.Fields.Where(field => !table.Key.Contains(field.Name))
            .Select(field => $"{Quote(field.Name)} = excluded.{Quote(field.Name)}").ToArray();
        return changed.Length == 0 ? "NOTHING" : "UPDATE SET " + string.Join(", ", changed);
    }

    string Between(IndexOrder order, SegmentForm form, out int parameters)
    {
        var conditions = new List<string>();
        parameters = 0;
        for (var at = 0; at < form.Equal; at++)
            conditions.Add(Quote(order.Field(at)) + ((form.Nulls >> at & 1) != 0 ? " IS NULL" : " = " + dialect.Parameter(++parameters)));
        var next = form.Equal < order.Count ? Quote(order.Field(form.Equal)) : "";
        if (form.Low == LowBound.NotNull)
            conditions.Add($"{next} IS NOT NULL");
        else if (form.Low != LowBound.None)
            conditions.Add($"{next} {(form.Low == LowBound.Greater ? ">" : ">=")} {dialect.Parameter(++parameters)}");
        if (form.High != HighBound.None)
            conditions.Add($"{next} {(form.High == HighBound.Less ? "<" : "<=")} {dialect.Parameter(++parameters)}");
        return string.Join(" AND ", conditions);
    }

    string OrderBy(IndexOrder order, bool reverse)
    {
        var sorted = new List<string>();
        var seen = new HashSet<string>();
        for (var at = 0; at < order.Count; at++)
        {
            if (seen.Add(order.Field(at)))
                sorted.Add(dialect.Order(Quote(order.Field(at)), order.IsNullable(at), order.IsDescending(at) ^ reverse));
        }
        return string.Join(", ", sorted);
    }

    string EntryColumns(int index) => Names(index < 0 ? table.Key : Parts(index).Concat(table.Key).Concat(table.Indexes[index].Include));

    string From(int index) => index < 0 ? name : name + dialect.UseIndex(Quote(dialect.IndexName(table, table.Indexes[index])));

    string Where(int index) => index < 0 ? "" : definition.Where(table.Indexes[index]) ?? "";

    IEnumerable<string> Parts(int index) => table.Indexes[index].Parts.Select(part => part.Field);

    string Equal(IEnumerable<string> fields, int first) =>
        string.Join(" AND ", fields.Select((field, at) => $"{Quote(field)} = {dialect.Parameter(first + at)}"));

    string Parameter(string field) => dialect.Parameter(1 + table.Fields.TakeWhile(candidate => candidate.Name != field).Count());

    string Parameters(int first, int count) => string.Join(", ", Enumerable.Range(first, count).Select(dialect.Parameter));

    string Quote(string column) => dialect.Quote(column);

    string Names(IEnumerable<string> names) => string.Join(", ", names.Select(dialect.Quote));

    static string Both(string one, string other) => one.Length == 0 ? other : other.Length == 0 ? one : $"{one} AND {other}";
}
