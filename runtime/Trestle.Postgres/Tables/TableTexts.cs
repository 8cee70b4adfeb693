using System.Collections.Concurrent;
using Trestle.Layout;
using Trestle.Patches;
using Trestle.Postgres.Catalog;
using Trestle.Postgres.Partitions;
using Trestle.Postgres.Sessions;
using Trestle.Relational;

namespace Trestle.Postgres.Tables;

/// <summary>The numbered statements of one table; those over ranges and indexes are made when they are first asked for.</summary>
sealed class TableTexts
{
    // A program whose patches are put together from what comes in may have any number of forms.
    const int MostPatches = 128;

    readonly ConcurrentDictionary<RangeStatement, StatementText> ranges = [];
    readonly ConcurrentDictionary<(string What, int Which), StatementText> others = [];
    readonly ConcurrentDictionary<PatchForm, StatementText?> patches = [];
    readonly StatementTexts texts;
    readonly SchemaShape schema;
    readonly TableShape table;
    readonly TableDefinition definition;
    readonly ListStatements lists;
    readonly Dictionary<string, ColumnKind> kinds;
    readonly bool isReferred;
    readonly bool canCollide;
    readonly Divisions divisions;
    readonly UpsertTexts whole;
    readonly UpsertTexts? apart;

    /// <summary>Writes the statements on a table.</summary>
    /// <param name="schema">The schema of the program, with the names of the database.</param>
    /// <param name="stored">The schema of the database: what it has and the program does not know can refuse a statement, too.</param>
    /// <param name="table">The table.</param>
    /// <param name="texts">Numbers the statements.</param>
    /// <param name="divisions">Which tables have their keys in their partitions.</param>
    public TableTexts(SchemaShape schema, SchemaShape stored, TableShape table, StatementTexts texts, Divisions divisions)
    {
        this.divisions = divisions;
        this.schema = schema;
        this.table = table = VersionColumn.AddTo(table);
        this.texts = texts;
        definition = new TableDefinition(schema, table, PostgresDialect.Instance);
        Statements = new TableStatements(schema, table, PostgresDialect.Instance);
        lists = new ListStatements(definition, Statements, table);
        kinds = definition.Columns.ToDictionary(column => column.Name, column => column.Kind);
        var known = stored.FindTable(table.Id) ?? table;
        var refers = known.References.Count > 0;
        canCollide = refers || known.Indexes.Any(index => index.IsUnique);
        isReferred = stored.Tables.Any(other => other.References.Any(reference => reference.To == table.Id));
        var (row, key) = (kinds.Values.ToArray(), Kinds(table.Key));
        Get = texts.Add(Statements.Get, key);
        GetLocked = texts.Add(Statements.Get + " FOR UPDATE", key);
        Exists = texts.Add(Statements.Exists, key);
        GetMany = texts.Add(lists.GetMany, key, takesLists: true);
        Count = texts.Add(Statements.Count, []);
        Insert = texts.Add(Statements.Insert + " ON CONFLICT DO NOTHING", row, isGuarded: refers);
        whole = new(
            texts.Add(Statements.Upsert, row, isGuarded: canCollide), texts.Add(lists.Upsert, row, isGuarded: true, takesLists: true),
            table.IsVersioned ? texts.Add(UpsertVersionedText(), row, isGuarded: canCollide) : null);
        if (table.Partition is not null)
            apart = new ApartStatements(definition, lists, table).Add(texts, row);
        // A savepoint costs more than to look first, where nothing else can refuse the row. In partitions there are duplicates that are allowed.
        var knowsAll = known.Indexes.Where(index => index.IsUnique).All(index => table.Indexes.Any(own => own.Id == index.Id));
        UpdateLooksFirst = !refers && table.Partition is null && knowsAll && Statements.UpdateUnlessTaken is not null;
        Update = UpdateLooksFirst ? texts.Add(Statements.UpdateUnlessTaken!, row) : texts.Add(Statements.Update, row, isGuarded: canCollide);
        Delete = texts.Add(Statements.Delete, key, isGuarded: isReferred);
        DeleteAll = texts.Add(Statements.DeleteAll, [], isGuarded: isReferred);
        if (table.IsVersioned)
        {
            Version = texts.Add(Statements.Version!, key);
            UpsertManyVersioned = texts.Add(lists.UpsertVersioned(), row, isGuarded: true, takesLists: true);
        }
        if (KeySequence.Of(table) is { } sequence)
        {
            InsertNext = texts.Add(InsertNextText(sequence), row, isGuarded: refers);
            NextNumbers = texts.Add(sequence.Next, [ColumnKind.Int64]);
            LastNumber = texts.Add(sequence.Last, []);
            PassChosen = texts.Add(sequence.PassChosen, [ColumnKind.Int64]);
            PassGreatest = texts.Add(sequence.Pass, []);
        }
    }

    public TableDefinition Definition => definition;

    public TableStatements Statements { get; }

    public StatementText Get { get; }

    /// <summary>As <see cref="Get"/>; nobody else writes the row until the transaction ends.</summary>
    public StatementText GetLocked { get; }

    public StatementText Exists { get; }

    public StatementText GetMany { get; }

    public StatementText Count { get; }

    public StatementText Insert { get; }

    /// <summary>Whether the keys are those of the partitions, not of the whole table.</summary>
    public bool IsApart => apart is not null && divisions.IsApart(table.Id);

    public StatementText Upsert => Upserts.One;

    public StatementText UpsertMany => Upserts.Many;

    public StatementText Update { get; }

    /// <summary>
    /// Whether <see cref="Update"/> leaves the row as it is when another has its values of a unique index, instead of running in a savepoint.
    /// </summary>
    public bool UpdateLooksFirst { get; }

    public StatementText Delete { get; }

    public StatementText DeleteAll { get; }

    /// <summary>The version of a row; null in a table without versions, as the next two.</summary>
    public StatementText? Version { get; }

    /// <summary>Adds a row, or replaces the one with its key and version; gives the version that it has then.</summary>
    public StatementText? UpsertVersioned => Upserts.Versioned;

    public StatementText? UpsertManyVersioned { get; }

    /// <summary>Adds a row with the next number as its key, which it gives; null in a table without a sequence, as the next three.</summary>
    public StatementText? InsertNext { get; }

    public StatementText? NextNumbers { get; }

    /// <summary>The last number that was given out, or 0.</summary>
    public StatementText? LastNumber { get; }

    public StatementText? PassChosen { get; }

    public StatementText? PassGreatest { get; }

    /// <summary>How COPY takes rows.</summary>
    public string Copy => lists.Copy;

    UpsertTexts Upserts => IsApart ? apart! : whole;

    public StatementText GetByIndex(int index) => Other(
        nameof(GetByIndex), index, index => texts.Add(Statements.GetByIndex(index), Kinds(Parts(index))));

    public StatementText FindFirst(int index) => Other(
        nameof(FindFirst), index, index => texts.Add(lists.FindFirst(index), Kinds(Parts(index)), takesLists: true));

    public StatementText Holders(int index) => Other(
        nameof(Holders), index, index => texts.Add(lists.Holders(index), Kinds(Parts(index)), takesLists: true));

    public StatementText RefersAtAll(int reference) => Other(
        nameof(RefersAtAll), reference, reference => texts.Add(Statements.RefersAtAll(reference), []));

    public StatementText Referrers(int reference) => Other(
        nameof(Referrers), reference,
        reference => texts.Add(Statements.Referrers(reference), Kinds(table.References[reference].Fields)));

    public StatementText Dangling(int reference) => Other(
        nameof(Dangling), reference,
        reference => texts.Add(Statements.Dangling(reference, schema.Table(table.References[reference].To)), []));

    /// <summary>The statement of a patch; null when there is none, or when there are too many.</summary>
    public StatementText? Patch(PatchForm form) =>
        patches.TryGetValue(form, out var known) || patches.Count >= MostPatches ? known : patches.GetOrAdd(form, Add);

    public StatementText Range(in RangeStatement statement) =>
        ranges.TryGetValue(statement, out var known) ? known : ranges.GetOrAdd(statement, Add);

    StatementText? Add(PatchForm form) => Statements.Patch(form) is { } text
        ? texts.Add(text.Sql, text.Parameters, isGuarded: canCollide || text.CanBreakCheck)
        : null;

    StatementText Add(RangeStatement statement) =>
        texts.Add(Statements.Range(statement), Kinds(statement), isGuarded: statement.Verb == RangeVerb.Delete && isReferred);

    IEnumerable<ColumnKind> Kinds(RangeStatement statement)
    {
        var (order, form) = (Statements.Order(statement.Index), statement.Form);
        for (var at = 0; at < form.Equal; at++)
        {
            if ((form.Nulls >> at & 1) == 0)
                yield return kinds[order.Field(at)];
        }
        if (form.Low is LowBound.Greater or LowBound.AtLeast)
            yield return kinds[order.Field(form.Equal)];
        if (form.High != HighBound.None)
            yield return kinds[order.Field(form.Equal)];
        if (statement.Limited)
            yield return ColumnKind.Int64;
    }

    ColumnKind[] Kinds(IEnumerable<string> fields) => [.. fields.Select(field => kinds[field])];

    IEnumerable<string> Parts(int index) => index < 0 ? table.Key : table.Indexes[index].Parts.Select(part => part.Field);

    // The first column is the version that the caller has seen; a new row begins with 1.
    string UpsertVersionedText()
    {
        var dialect = PostgresDialect.Instance;
        var (name, version) = (dialect.Quote(table.Name), dialect.Quote(table.Fields[0].Name));
        var changed = table.Fields.Skip(1).Select(field => field.Name).Where(field => !table.Key.Contains(field)).Select(dialect.Quote);
        var values = Enumerable.Range(2, table.Fields.Count - 1).Select(dialect.Parameter).Prepend("1");
        return $"INSERT INTO {name} AS stored ({string.Join(", ", table.Fields.Select(field => dialect.Quote(field.Name)))}) "
            + $"VALUES ({string.Join(", ", values)}) ON CONFLICT ({string.Join(", ", table.Key.Select(dialect.Quote))}) DO UPDATE SET "
            + string.Join(", ", changed.Select(field => $"{field} = excluded.{field}").Prepend($"{version} = stored.{version} + 1"))
            + $" WHERE stored.{version} = $1 RETURNING {version}";
    }

    string InsertNextText(KeySequence sequence)
    {
        var dialect = PostgresDialect.Instance;
        var values = table.Fields.Select((field, at) =>
            field.Name == sequence.Field ? $"nextval({sequence.Argument})" : dialect.Parameter(at + 1));
        return $"INSERT INTO {dialect.Quote(table.Name)} ({string.Join(", ", table.Fields.Select(field => dialect.Quote(field.Name)))}) "
            + $"VALUES ({string.Join(", ", values)}) ON CONFLICT DO NOTHING RETURNING {dialect.Quote(sequence.Field)}::bigint";
    }

    StatementText Other(string what, int which, Func<int, StatementText> write) =>
        others.TryGetValue((what, which), out var known) ? known : others.GetOrAdd((what, which), write(which));
}
