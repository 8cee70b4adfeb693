using Trestle.Layout;
using Trestle.Migrations;
using Trestle.Relational;
using Trestle.Relational.Moves;
using Trestle.Sqlite.Catalog;
using Trestle.Sqlite.Native;

namespace Trestle.Sqlite.Migrations;

/// <summary>
/// Compares the tables of a file with those that its catalog describes: SQLite is asked about both, of which the latter are made in memory.
/// </summary>
sealed class SchemaDrift
{
    static readonly SqliteDialect Dialect = SqliteDialect.Instance;

    readonly SchemaShape schema;
    readonly TableShape[] tables;

    SchemaDrift(SchemaShape stored, IReadOnlyList<Burial> burials)
    {
        schema = VersionColumn.AddTo(stored);
        // How a table lies under its tombstone depends on how it came there, and nobody looks but who takes it back.
        tables =
        [
            .. schema.Tables.Select(table => TableRebuild.Physical(
                table, burials.Where(burial => burial.Table == table.Id && burial is { Tag: not null, Holder: null }))),
        ];
    }

    public static IReadOnlyList<StoreDrift> Find(Connection connection, SchemaShape stored, IReadOnlyList<Burial> burials)
    {
        var drift = new SchemaDrift(stored, burials);
        using var memory = Connection.Open(":memory:", Sqlite3.OpenReadWrite | Sqlite3.OpenCreate, 0);
        foreach (var statement in drift.tables.SelectMany(drift.Creation))
            memory.Execute(statement);
        return LiveTable.Compare(
            LiveFile.Read(memory), [.. LiveFile.Read(connection).Where(table => !table.Name.StartsWith(Burial.Prefix, StringComparison.Ordinal))],
            drift.Repair);
    }

    IEnumerable<string> Creation(TableShape table) =>
    [
        Definition(table).CreateTable(),
        .. table.Indexes.Select(Definition(table).CreateIndex),
        .. VersionTrigger.Of(table).Select(trigger => trigger.Text),
    ];

    TableDefinition Definition(TableShape table) => new(schema, table, Dialect);

    string Repair(LiveDifference difference)
    {
        var table = tables.FirstOrDefault(table => table.Name == difference.Table);
        var (part, isWanted, isThere) = (difference.Part, difference.Expected is not null, difference.Actual is not null);
        if (table is null)
            return $"DROP TABLE {Dialect.Quote(difference.Table)}";
        if (part is null)
            return string.Join(";\n", Creation(table));
        return part.Kind switch
        {
            LiveKind.Column when !isThere && CanAdd(Column(table, part.Name)) =>
                $"ALTER TABLE {Dialect.Quote(table.Name)} ADD COLUMN {Definition(table).Column(Column(table, part.Name))}",
            LiveKind.Index or LiveKind.Trigger => string.Join(";\n",
                [.. isThere ? [$"DROP {(part.Kind == LiveKind.Index ? "INDEX" : "TRIGGER")} {Dialect.Quote(part.Name)}"] : Array.Empty<string>(),
                    .. isWanted ? [difference.Expected!] : Array.Empty<string>()]),
            _ => Rebuild(table),
        };
    }

    static bool CanAdd(ColumnShape column) => column.Field.IsNullable || column.Field.Default is not null;

    ColumnShape Column(TableShape table, string name) => Definition(table).Columns.First(column => column.Name == name);

    // The columns that a table shall have are taken over as they are; where one is missing, the first statement says so.
    string Rebuild(TableShape table)
    {
        var (name, made) = (Dialect.Quote(table.Name), Dialect.Quote($"trestle_made_{table.Id:N}"));
        var columns = string.Join(", ", table.Fields.Select(field => Dialect.Quote(field.Name)));
        return string.Join(";\n",
        [
            "PRAGMA foreign_keys = OFF",
            "PRAGMA legacy_alter_table = ON",
            "BEGIN IMMEDIATE",
            Definition(table).CreateTable($"trestle_made_{table.Id:N}"),
            $"INSERT INTO {made} ({columns}) SELECT {columns} FROM {name}",
            $"DROP TABLE {name}",
            $"ALTER TABLE {made} RENAME TO {name}",
            .. Creation(table).Skip(1),
            "PRAGMA foreign_key_check",
            "COMMIT",
        ]);
    }
}
