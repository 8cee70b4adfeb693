using System.Numerics;
using Trestle.Schema.Checks;
using Trestle.Schema.Model;
using Trestle.Schema.Nodes;
using Trestle.Schema.Rules;

namespace Trestle.Schema.Linking;

/// <summary>Links one table, all but its references, which need the other tables.</summary>
static class TableLinker
{
    /// <summary>The field of a versioned table that nobody declares.</summary>
    public static FieldModel Version { get; } = new(
        "version", "Version", 0, new IntegerType(64, true), false, new IntegerConstant(BigInteger.Zero), null, null, GenerateKind.None,
        "How often the row was written: every write raises it by one.");

    /// <summary>Null when no model can be made of the table; its mistakes are all reported nevertheless.</summary>
    public static TableModel? Link(TableNode node, string path, TableNames names, SchemaScope scope)
    {
        var isNamed = names.Add(node.Name) & !scope.IsClashing(node.Record);
        if (LinkedTable.Find(node, path, scope) is { } known)
            return isNamed ? known : null;
        var additions = scope.Problems.Additions;
        var table = Link(node, path, scope);
        if (table is not null && scope.Problems.Additions == additions)
            LinkedTable.Keep(node, path, scope, table);
        return isNamed ? table : null;
    }

    static TableModel? Link(TableNode node, string path, SchemaScope scope)
    {
        var owner = $"table '{node.Name.Text}'";
        string[] typeNames = node.Record is { } record ? [.. TypeNames.OfTable(record.Text, node.Indexes.Select(index => index.Name.Text))] : [];
        var fields = FieldsLinker.Link(node.Fields, node.Retired, owner, typeNames, scope);
        var isUsable = CheckVersion(node, scope);
        var lookup = new FieldLookup(node, fields, scope.Problems);
        KeyLinker.CheckGenerated(node, fields, scope);
        var key = KeyLinker.Link(node, lookup, scope);
        var indexes = LinkIndexes(node, lookup, scope);
        var partition = PartitionLinker.Link(node, lookup, scope);
        if (key is null)
            return null;
        var table = new TableModel(
            node.Name.Text,
            PascalCase.Of(node.Name.Text),
            node.Record?.Text ?? "",
            node.Id?.Value ?? Guid.Empty,
            node.Doc,
            new(node.Key.Select(name => name.Text)),
            SerializationOf(node),
            new(node.Concurrency is null ? fields : fields.Prepend(Version)),
            default,
            default,
            new(node.Retired.Select(tag => tag.Value).Distinct().OrderBy(tag => tag)),
            path)
        {
            Partition = partition,
        };
        if (!KeySizeCheck.CheckKey(table, node, scope.Problems))
            return null;
        var fitting = indexes.Where(pair => KeySizeCheck.CheckIndex(table, pair.Model, node, pair.Name, scope.Problems)).Select(pair => pair.Model);
        table = table with { Indexes = new(fitting.OrderBy(index => index.Name, StringComparer.Ordinal)) };
        return isUsable && !node.IsBroken ? table : null;
    }

    static List<(WordNode Name, IndexModel Model)> LinkIndexes(TableNode node, FieldLookup lookup, SchemaScope scope)
    {
        var names = new IndexNames(node, scope.Problems);
        var indexes = new List<(WordNode, IndexModel)>();
        foreach (var index in node.Indexes)
        {
            var isNamed = names.Add(index.Name);
            if (new IndexLinker(index, node, lookup, scope).Link() is { } model && isNamed)
                indexes.Add((index.Name, model));
        }
        return indexes;
    }

    static bool CheckVersion(TableNode node, SchemaScope scope)
    {
        if (node.Concurrency is null || node.Fields.FirstOrDefault(field => PascalCase.Of(field.Name.Text) == "Version") is not { } field)
            return true;
        scope.Problems.Add(SchemaRules.VersionField, field.Name.Span,
            $"Table '{node.Name.Text}' declares the field '{field.Name.Text}', and 'concurrency: version' adds a field 'version' of its own. "
                + "Remove or rename the declared one.");
        return false;
    }

    static Serialization SerializationOf(TableNode node) => node.Serialization?.Text switch
    {
        "cbor" => Serialization.Cbor,
        "json" => Serialization.Json,
        _ => Serialization.FlatBuffers,
    };
}
