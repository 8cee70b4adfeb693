using Trestle.Schema.Checks;
using Trestle.Schema.Model;
using Trestle.Schema.Nodes;
using Trestle.Schema.Parsing;
using Trestle.Schema.Rules;

namespace Trestle.Schema.Linking;

/// <summary>Links the files of one schema.</summary>
sealed class SchemaLinker
{
    readonly IReadOnlyList<SchemaNode> roots;
    readonly string name;
    readonly SchemaScope scope;

    /// <param name="files">Readable files with the same schema name, in any order.</param>
    /// <param name="name">That name; empty when it is unknown.</param>
    /// <param name="clashing">Names of declarations whose generated types clash with others.</param>
    /// <param name="problems">Where mistakes are reported.</param>
    public SchemaLinker(IEnumerable<ParsedFile> files, string name, HashSet<WordNode> clashing, ProblemBag problems)
    {
        this.name = name;
        roots = files.OrderBy(file => file.Source.Path, StringComparer.Ordinal).Select(file => file.Root!).ToArray();
        scope = new SchemaScope(problems, clashing, roots.Any(root => root.IsIncomplete));
    }

    /// <summary>Null when the schema has no name or no namespace.</summary>
    public SchemaModel? Link()
    {
        var enums = LinkEnums();
        var structs = LinkStructs();
        scope.Types = DeclaredTypes.Of(scope);
        var tables = LinkTables();
        var declared = SchemaHead.Namespace(name, roots, scope);
        var doc = SchemaHead.Doc(name, roots, scope);
        return declared is null || name.Length == 0 || scope.IsClashing(roots[0].Name)
            ? null
            : new SchemaModel(
                name, declared, doc, ByName(enums, item => item.Name), ByName(structs, item => item.Name), ByName(tables, item => item.Name));
    }

    List<EnumModel> LinkEnums()
    {
        foreach (var node in Declarations.Once(roots.SelectMany(root => root.Enums), node => node.Name, "enum", scope.Problems))
            scope.Enums[node.Name.Text] = EnumLinker.Link(node, scope);
        return [.. scope.Enums.Values.OfType<EnumModel>()];
    }

    List<StructModel> LinkStructs()
    {
        var nodes = Declarations.Once(roots.SelectMany(root => root.Structs), node => node.Name, "struct", scope.Problems);
        var unusable = StructNesting.Check(nodes, scope.Problems);
        foreach (var node in nodes)
            scope.Structs[node.Name.Text] = !node.IsBroken && !unusable.Contains(node.Name.Text) && !scope.IsClashing(node.Name);
        return [.. nodes.Select(node => StructLinker.Link(node, scope)).OfType<StructModel>()];
    }

    List<TableModel> LinkTables()
    {
        var nodes = Declarations.Once(roots.SelectMany(root => root.Tables), node => node.Name, "table", scope.Problems);
        IdCheck.Check(nodes, scope.Problems);
        var names = new TableNames(name, scope.Problems);
        foreach (var node in nodes)
            scope.Tables[node.Name.Text] = TableLinker.Link(node, node.Name.Span.Path, names, scope);
        return [.. nodes.Select(WithReferences).OfType<TableModel>()];
    }

    TableModel? WithReferences(TableNode node)
    {
        var table = scope.Tables[node.Name.Text];
        if (table is not null && LinkedTable.FindReferring(node, table, scope) is { } known)
            return known;
        var additions = scope.Problems.Additions;
        var lookup = new FieldLookup(node, table is null ? [] : [.. table.Fields], scope.Problems);
        var references = LinkReferences(node, lookup)
            .OrderBy(reference => reference.Fields[0], StringComparer.Ordinal)
            .ThenBy(reference => reference.Name, StringComparer.Ordinal)
            .ToArray();
        if (table is null)
            return null;
        var referring = table with { References = new(references) };
        if (scope.Problems.Additions == additions)
            LinkedTable.KeepReferring(node, table, scope, referring);
        return referring;
    }

    // A reference is known by its way: a second one with the same way could only say something else of it.
    List<ReferenceModel> LinkReferences(TableNode node, FieldLookup lookup)
    {
        var references = new List<ReferenceModel>();
        foreach (var reference in node.References)
        {
            if (new ReferenceLinker(reference, node, lookup, scope).Link() is not { } model)
                continue;
            if (references.FirstOrDefault(known => known.To == model.To && known.Fields == model.Fields) is { } other)
                scope.Problems.Add(SchemaRules.DuplicateReference, reference.Name.Span,
                    $"References '{other.Name}' and '{model.Name}' of table '{node.Name.Text}' lead from the same fields to table '{model.To}'. "
                        + "Remove one of them.");
            else
                references.Add(model);
        }
        return references;
    }

    static EquatableArray<T> ByName<T>(IEnumerable<T> items, Func<T, string> name)
        where T : IEquatable<T> => new(items.OrderBy(name, StringComparer.Ordinal));
}
