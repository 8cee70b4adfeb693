using Trestle.Catalog;
using Trestle.Layout;
using Trestle.Postgres.Catalog;
using Trestle.Postgres.Partitions;
using Trestle.Relational;
using Trestle.Relational.Moves;

namespace Trestle.Postgres.Migrations;

/// <summary>
/// A table on its way, in three sets of names: as it is, as it is and under the names that it is to have, and as it shall be, under the names
/// that things have until then.
/// </summary>
sealed class ServerTable
{
    static readonly PostgresDialect Dialect = PostgresDialect.Instance;

    public ServerTable(SchemaMove move, TableMove table, SchemaShape current)
    {
        Move = table;
        Was = table.Was!;
        Now = table.Now;
        Current = current.Table(Now.Id);
        Named = NamedSchema.Of(move.After, table.WasSchema with { Tables = [Was] }).Tables[0];
        WasDefinition = new TableDefinition(WithOthers(table.WasSchema, move.Before, Was), Was, Dialect);
        NamedDefinition = new TableDefinition(
            NamedSchema.Of(move.After, WithOthers(table.WasSchema, move.Before, Was)), Named, Dialect);
        NowDefinition = new TableDefinition(move.After, Now, Dialect);
        CurrentDefinition = new TableDefinition(current, Current, Dialect);
        CurrentStatements = new TableStatements(current, Current, Dialect);
        Swapped = [.. move.Tables.Where(other => other.IsSwap).Select(other => other.Now.Id)];
        After = move.After;
    }

    public TableMove Move { get; }

    public TableShape Was { get; }

    public TableShape Now { get; }

    public TableShape Current { get; }

    public TableShape Named { get; }

    public TableDefinition WasDefinition { get; }

    public TableDefinition NamedDefinition { get; }

    public TableDefinition NowDefinition { get; }

    public TableDefinition CurrentDefinition { get; }

    public TableStatements CurrentStatements { get; }

    SchemaShape After { get; }

    HashSet<Guid> Swapped { get; }

    /// <summary>The table as it is called, in a statement.</summary>
    public string Name => Dialect.Quote(Was.Name);

    public bool IsPartitioned => Now.Partition is not null;

    /// <summary>The table's fields that have a column already, with the field before.</summary>
    public IEnumerable<(FieldShape Before, ColumnShape Was, ColumnShape Named, ColumnShape Now)> Kept =>
        from column in NowDefinition.Columns
        let before = Move.Before(column.Field.Tag)
        where before is not null
        select (before, Of(WasDefinition, before.Tag), Of(NamedDefinition, before.Tag), column);

    /// <summary>The columns that the table does not have yet, under their reserved names.</summary>
    public IEnumerable<ColumnShape> Added => CurrentDefinition.Columns.Where(column => Move.Before(column.Field.Tag) is null);

    public bool IsRestored(int tag) => Move.Restored.Any(burial => burial.Tag == tag);

    /// <summary>The constraint that a column has now, as it would be said under the new names; null for none.</summary>
    public string? Check(ColumnShape named) => IsRestored(named.Field.Tag) ? null : NamedDefinition.Check(named);

    public ColumnShape CurrentColumn(int tag) => Of(CurrentDefinition, tag);

    public bool Keeps(IndexShape named) =>
        Now.Indexes.Any(index => index.Id == named.Id && NowDefinition.CreateIndex(index) == NamedDefinition.CreateIndex(named));

    public bool Keeps(ReferenceShape named) =>
        !Swapped.Contains(named.To) && After.FindTable(named.To) is not null
        && Now.References.Any(reference => NowDefinition.Reference(reference) == NamedDefinition.Reference(named));

    /// <summary>The positions of the indexes that are to be made.</summary>
    public IEnumerable<int> NewIndexes => Enumerable.Range(0, Now.Indexes.Count)
        .Where(at => !Named.Indexes.Any(index => index.Id == Now.Indexes[at].Id && Keeps(index)));

    /// <summary>The positions of the references that are to be made.</summary>
    public IEnumerable<int> NewReferences => Enumerable.Range(0, Now.References.Count)
        .Where(at => Swapped.Contains(Now.References[at].To)
            || Named.References.All(reference => NowDefinition.Reference(Now.References[at]) != Text(reference)));

    /// <summary>The version triggers that stay; their texts hold names of columns and of the table.</summary>
    public bool KeepsTriggers => VersionTrigger.Of(Was).SequenceEqual(VersionTrigger.Of(Now));

    /// <summary>The names of everything that belongs to the table and stays.</summary>
    public IEnumerable<Renaming> Names() =>
    [
        .. Renaming.OfTable(Was.Name, Now.Name),
        .. Renaming.OfKey(WasDefinition.KeyName, NowDefinition.KeyName),
        .. Leaves(Was, Now, Was.Indexes.Zip(Named.Indexes).Where(pair => Keeps(pair.Second))),
        .. KeySequence.Of(Was) is { } old && KeySequence.Of(Now) is { } renewed ? Renaming.OfRelation("SEQUENCE", old.Name, renewed.Name) : [],
        .. Was.Indexes.Zip(Named.Indexes).Where(pair => Keeps(pair.Second)).SelectMany(pair =>
            Renaming.OfRelation("INDEX", Dialect.IndexName(Was, pair.First), Dialect.IndexName(Now, pair.Second))),
        .. Kept.Where(kept => Check(kept.Named) is { } check && check == NowDefinition.Check(kept.Now))
            .SelectMany(kept => Renaming.OfConstraint(Now, WasDefinition.CheckName(kept.Was), NowDefinition.CheckName(kept.Now))),
        .. Was.References.Zip(Named.References).Where(pair => Keeps(pair.Second)).SelectMany(pair =>
            Renaming.OfConstraint(Now, WasDefinition.ReferenceName(pair.First), NowDefinition.ReferenceName(pair.Second))),
        .. Current.Fields.Zip(Now.Fields).SelectMany(pair => Renaming.OfColumn(Now, pair.First.Name, pair.Second.Name)),
    ];

    /// <summary>The names of a table that is put aside, and of everything that goes with it.</summary>
    public static IEnumerable<Renaming> Names(SchemaShape schema, TableShape was, TableShape lying)
    {
        var (from, to) = (new TableDefinition(schema, was with { References = [] }, Dialect), new TableDefinition(schema, lying, Dialect));
        return
        [
            .. Renaming.OfTable(was.Name, lying.Name),
            .. Renaming.OfKey(from.KeyName, to.KeyName),
            .. Leaves(was, lying, []),
            .. KeySequence.Of(was) is { } old && KeySequence.Of(lying) is { } renewed ? Renaming.OfRelation("SEQUENCE", old.Name, renewed.Name) : [],
            .. from.Columns.Zip(to.Columns).Where(pair => from.Check(pair.First) is not null)
                .SelectMany(pair => Renaming.OfConstraint(lying, from.CheckName(pair.First), to.CheckName(pair.Second))),
        ];
    }

    // Partitions and what they have of their own are called after the table.
    static IEnumerable<Renaming> Leaves(TableShape was, TableShape now, IEnumerable<(IndexShape Was, IndexShape Now)> indexes)
    {
        if (was.Partition is null || now.Partition is null || was.Name == now.Name)
            yield break;
        var kept = indexes.ToList();
        for (var leaf = 0; leaf < was.Partition.Count; leaf++)
        {
            var (old, renewed) = (HashPartitions.LeafName(was, leaf), HashPartitions.LeafName(now, leaf));
            foreach (var renaming in Renaming.OfRelation("TABLE", old, renewed).Concat(Renaming.OfRelation("INDEX", $"{old}_pkey", $"{renewed}_pkey")))
                yield return renaming;
            foreach (var renaming in kept.SelectMany(pair => Renaming.OfRelation("INDEX", $"{old}_{pair.Was.Name}", $"{renewed}_{pair.Now.Name}")))
                yield return renaming;
        }
    }

    string? Text(ReferenceShape named) => After.FindTable(named.To) is null ? null : NamedDefinition.Reference(named);

    static SchemaShape WithOthers(SchemaShape schema, SchemaShape before, TableShape own) => schema with
    {
        Tables = [own, .. before.Tables.Where(table => table.Id != own.Id)],
    };

    static ColumnShape Of(TableDefinition definition, int tag) => definition.Columns.First(column => column.Field.Tag == tag);
}
