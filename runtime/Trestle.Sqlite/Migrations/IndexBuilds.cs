using Trestle.Keys;
using Trestle.Layout;
using Trestle.Relational;
using Trestle.Relational.Moves;
using Trestle.Sqlite.Catalog;
using Trestle.Sqlite.Native;

namespace Trestle.Sqlite.Migrations;

/// <summary>Builds the indexes of a table that are new or go with it, its triggers, and looks whether its new references lead to rows.</summary>
sealed class IndexBuilds(SchemaMove move, TableRebuild table)
{
    static readonly SqliteDialect Dialect = SqliteDialect.Instance;

    readonly TableStatements statements = new(move.After, table.Now, Dialect);

    TableShape Now => table.Now;

    public IEnumerable<FileChange> Changes() => [.. Indexes(), .. Triggers(), .. References()];

    IEnumerable<FileChange> Indexes() => Enumerable.Range(0, Now.Indexes.Count).Where(IsBuilt).Select(index =>
        new FileChange(statements.CreateIndex(index)) { Refused = connection => Unbuildable(connection, index) });

    bool IsBuilt(int index) => !table.IsKept || table.IsRebuilt
        || !(table.Was!.Indexes.FirstOrDefault(known => known.Id == Now.Indexes[index].Id) is { } known && table.KeepsIndex(known));

    IEnumerable<FileChange> Triggers()
    {
        var kept = table.IsKept && !table.IsRebuilt ? VersionTrigger.Of(table.Was!) : [];
        return VersionTrigger.Of(Now).Except(kept).Select(trigger => new FileChange(trigger.Text));
    }

    Exception Unbuildable(Connection connection, int index)
    {
        using var search = connection.Prepare(statements.Duplicate(index));
        return search.Step()
            ? RowViolations.Unbuildable(Now, index, Encode(KeyParts.Of(Now, index), search))
            : new CorruptRecordException($"Index '{Now.Indexes[index].Name}' of table '{Now.Name}' cannot be built, though no "
                + $"two rows agree in it. Check '{connection.File}' with PRAGMA integrity_check.");
    }

    IEnumerable<FileChange> References() =>
        table.Was is null ? [] : Enumerable.Range(0, Now.References.Count).Where(IsNew).Select(Check);

    bool IsNew(int reference)
    {
        var shape = Now.References[reference];
        return !table.IsKept || !table.Was!.References.Any(known =>
            known.To == shape.To && Tags(table.Was, known.Fields).SequenceEqual(Tags(Now, shape.Fields)));
    }

    FileChange Check(int reference)
    {
        var shape = Now.References[reference];
        var target = move.After.Table(shape.To);
        return new FileChange(statements.Dangling(reference, target))
        {
            Work = connection =>
            {
                using var search = connection.Prepare(statements.Dangling(reference, target));
                if (search.Step())
                    throw RowViolations.NoParent(Now, shape, target, Encode(KeyParts.Of(target, -1), search));
            },
        };
    }

    static byte[] Encode(KeyParts parts, Statement row)
    {
        var bytes = new EntryBytes();
        var reader = row.Read();
        bytes.Write(parts, ref reader);
        return bytes.Written.ToArray();
    }

    static IEnumerable<int> Tags(TableShape table, IEnumerable<string> names) =>
        names.Select(name => table.Fields.First(field => field.Name == name).Tag);
}
