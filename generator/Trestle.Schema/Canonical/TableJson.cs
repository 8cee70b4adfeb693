using System.Runtime.CompilerServices;
using Trestle.Schema.Evolution.Items;
using Trestle.Schema.Model;

namespace Trestle.Schema.Canonical;

/// <summary>The canonical form of a table, kept for as long as its model: an edit of one table of many writes one anew.</summary>
sealed class TableJson
{
    static readonly ConditionalWeakTable<TableModel, TableJson> Known = new();

    readonly Guid?[] targets;
    readonly string json;

    TableJson(Guid?[] targets, string json)
    {
        this.targets = targets;
        this.json = json;
    }

    /// <param name="table">The table.</param>
    /// <param name="tables">All tables of its schema by name: those that it refers to stand in it by their ids.</param>
    public static string Of(TableModel table, IReadOnlyDictionary<string, TableModel> tables)
    {
        Guid?[] targets = [.. table.References.Select(reference => IdOf(reference.To))];
        if (Known.TryGetValue(table, out var known) && known.targets.SequenceEqual(targets))
            return known.json;
        var written = new TableJson(targets, SnapshotJson.Table(SnapshotBuilder.Build(table, tables), ItemId.Table(table.Id)));
        Known.Remove(table);
        Known.GetValue(table, _ => written);
        return written.json;

        Guid? IdOf(string name) => tables.TryGetValue(name, out var target) ? target.Id : null;
    }
}
