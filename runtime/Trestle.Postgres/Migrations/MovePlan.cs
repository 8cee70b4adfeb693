using Trestle.Catalog;
using Trestle.Layout;
using Trestle.Relational.Moves;

namespace Trestle.Postgres.Migrations;

/// <summary>
/// What is done to a database so that its tables become those of another schema: first what can be prepared while programs go on, statement by
/// statement, then the switch in one short transaction. One that is killed before the switch leaves things under reserved names that the next
/// one finds.
/// </summary>
sealed class MovePlan
{
    public MovePlan(SchemaMove move, bool hasCitus = false)
    {
        var current = Current(move);
        var tables = move.Tables.Where(table => table.Was is not null)
            .Select(table => new ServerTable(move, table, current)).ToDictionary(table => table.Now.Id);
        var prepared = tables.Values.Select(table => new Preparation(table, current)).ToList();
        Preparation =
        [
            .. prepared.SelectMany(table => table.Columns()),
            .. prepared.SelectMany(table => table.Checks()),
            .. prepared.SelectMany(table => table.Indexes()),
            .. prepared.SelectMany(table => table.References(tables)),
        ];
        Switch = new Switch(move, tables, current, hasCitus).Changes();
    }

    /// <summary>What is done while programs go on, each by itself.</summary>
    public IReadOnlyList<ServerChange> Preparation { get; }

    /// <summary>What is done in one transaction.</summary>
    public IReadOnlyList<ServerChange> Switch { get; }

    // A column that is new has a name of its own until the switch, for its own may be that of one that goes.
    static SchemaShape Current(SchemaMove move)
    {
        var there = move.Tables.Select(table => table.Was is null ? table.Now : WithAdded(table));
        return NamedSchema.Of(move.After with { Tables = [.. there] }, move.After);
    }

    static TableShape WithAdded(TableMove table) => table.Was! with
    {
        Fields =
        [
            .. table.Was!.Fields,
            .. table.Now.Fields.Where(field => table.Before(field.Tag) is null)
                .Select(field => field with { Name = Prepared.Name($"{table.Was.Id} {field}") }),
        ],
    };
}
