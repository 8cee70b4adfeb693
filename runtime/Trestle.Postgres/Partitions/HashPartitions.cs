using System.Globalization;
using Trestle.Layout;
using Trestle.Relational;

namespace Trestle.Postgres.Partitions;

/// <summary>
/// The statements that make a table of hash partitions: a pure function of its shape. A partition has keys and indexes of its own, with
/// names that tell whose they are; those of the whole are put together from them.
/// </summary>
sealed class HashPartitions(SchemaShape schema, TableShape table)
{
    static readonly PostgresDialect Dialect = PostgresDialect.Instance;

    readonly TableDefinition definition = new(schema, table, Dialect);
    readonly PartitionShape partition = table.Partition!;

    /// <summary>The table and its partitions, without indexes and references.</summary>
    public IEnumerable<string> Create() =>
    [
        definition.CreateTable(withReferences: false, withKey: false) + $" PARTITION BY HASH ({Dialect.Quote(partition.On)})",
        .. All.Select(remainder => $"CREATE TABLE {Name(remainder)} PARTITION OF {Parent} ({Leaf(remainder).Key}) {Bound(remainder)}"),
        AddKey,
    ];

    /// <summary>An index of the whole, and first its parts.</summary>
    public IEnumerable<string> CreateIndex(IndexShape index) =>
        [.. All.Select(remainder => Leaf(remainder).CreateIndex(index)), definition.CreateIndex(index)];

    /// <summary>A table outside of the whole that can become one of its partitions.</summary>
    public IEnumerable<string> CreateApart(int remainder) =>
    [
        definition.CreateTable(LeafName(remainder), withReferences: false, withKey: false),
        $"ALTER TABLE {Name(remainder)} ADD {Leaf(remainder).Key}",
        .. table.Indexes.Select(Leaf(remainder).CreateIndex),
    ];

    /// <summary>A table on another server, under the name of one of the partitions, that can become it.</summary>
    public string CreateForeign(int remainder, string server, string remoteSchema) =>
        $"CREATE FOREIGN TABLE {Name(remainder)} ({string.Join(", ", definition.Columns.Select(definition.Column))}) "
            + $"SERVER {Dialect.Quote(server)} OPTIONS (schema_name {PostgresDialect.Text(remoteSchema)}, "
            + $"table_name {PostgresDialect.Text(PostgresDialect.Fit(LeafName(remainder)))})";

    /// <summary>Copies all rows of one table to another.</summary>
    public string CopyRows(string from, string to)
    {
        var columns = string.Join(", ", definition.Columns.Select(column => Dialect.Quote(column.Name)));
        return $"INSERT INTO {Dialect.Quote(to)} ({columns}) SELECT {columns} FROM {Dialect.Quote(from)}";
    }

    /// <summary>Gives a partition another name.</summary>
    public static string Rename(PartitionPlace place, string name) =>
        $"ALTER {(place.Server is null ? "TABLE" : "FOREIGN TABLE")} {Dialect.Quote(place.Name)} RENAME TO {Dialect.Quote(name)}";

    /// <summary>Takes a partition out of the whole.</summary>
    public string Detach(string leaf) => $"ALTER TABLE {Parent} DETACH PARTITION {Dialect.Quote(leaf)}";

    /// <summary>Makes a table one of the partitions.</summary>
    public string Attach(string leaf, int remainder) => $"ALTER TABLE {Parent} ATTACH PARTITION {Dialect.Quote(leaf)} {Bound(remainder)}";

    /// <summary>
    /// Takes the primary key and the unique indexes from the whole, which the server allows no partition elsewhere to have. Each
    /// partition keeps its own: what is unique holds the field that tells the partition, so that no two could have the same.
    /// </summary>
    public IEnumerable<string> DropKeys() =>
    [
        $"ALTER TABLE {Parent} DROP CONSTRAINT {Dialect.Quote(definition.KeyName)}",
        .. Unique.Select(index => $"DROP INDEX {Dialect.Quote(Dialect.IndexName(table, index))}"),
    ];

    /// <summary>Puts them together again from those of the partitions.</summary>
    public IEnumerable<string> AddKeys() => [AddKey, .. Unique.Select(definition.CreateIndex)];

    /// <summary>The name of a partition.</summary>
    public string LeafName(int remainder) => LeafName(table, remainder);

    /// <summary>The name of a partition of a table.</summary>
    public static string LeafName(TableShape table, int remainder) => string.Create(CultureInfo.InvariantCulture, $"{table.Name}_p{remainder:00}");

    string AddKey => $"ALTER TABLE {Parent} ADD {definition.Key}";

    string Parent => Dialect.Quote(table.Name);

    IEnumerable<int> All => Enumerable.Range(0, partition.Count);

    IEnumerable<IndexShape> Unique => table.Indexes.Where(index => index.IsUnique);

    string Name(int remainder) => Dialect.Quote(LeafName(remainder));

    string Bound(int remainder) =>
        string.Create(CultureInfo.InvariantCulture, $"FOR VALUES WITH (MODULUS {partition.Count}, REMAINDER {remainder})");

    TableDefinition Leaf(int remainder) => new(schema, table with { Name = LeafName(remainder) }, Dialect);
}
