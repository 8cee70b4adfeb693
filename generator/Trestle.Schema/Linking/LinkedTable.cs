using System.Runtime.CompilerServices;
using Trestle.Schema.Model;
using Trestle.Schema.Nodes;

namespace Trestle.Schema.Linking;

/// <summary>
/// What a table without mistakes was linked to, kept for as long as its node: after an edit, the other tables of a schema are neither
/// linked again nor compared part by part, since they are the same objects.
/// </summary>
/// <remarks>
/// Nodes and models never change, and all that a link takes beside its node is kept with it and compared. Two threads may link one node
/// at the same time; then one of two equal results is kept.
/// </remarks>
sealed class LinkedTable
{
    static readonly ConditionalWeakTable<TableNode, LinkedTable> Known = new();

    readonly string path;
    readonly DeclaredTypes types;
    readonly TableModel table;
    volatile Referring? referring;

    LinkedTable(string path, DeclaredTypes types, TableModel table)
    {
        this.path = path;
        this.types = types;
        this.table = table;
    }

    /// <summary>The table without its references; null when it was not linked among these types.</summary>
    public static TableModel? Find(TableNode node, string path, SchemaScope scope)
    {
        if (!Known.TryGetValue(node, out var known) || known.path != path || !scope.Types.Equals(known.types))
            return null;
        // From here on it takes one look to see that they are equal.
        scope.Types = known.types;
        return known.table;
    }

    public static void Keep(TableNode node, string path, SchemaScope scope, TableModel table)
    {
        Known.Remove(node);
        Known.GetValue(node, _ => new(path, scope.Types, table));
    }

    /// <summary>The table with its references; null when it was not linked to these very tables.</summary>
    public static TableModel? FindReferring(TableNode node, TableModel table, SchemaScope scope) =>
        Known.TryGetValue(node, out var known) && ReferenceEquals(known.table, table) && known.referring is { } referring
        && referring.Targets.SequenceEqual(Targets(node, scope), SameObject.Instance)
            ? referring.Table
            : null;

    /// <summary>Not when a table that it refers to is missing: whether that is a mistake is not known from here.</summary>
    public static void KeepReferring(TableNode node, TableModel table, SchemaScope scope, TableModel referring)
    {
        var targets = Targets(node, scope).ToArray();
        if (!targets.Contains(null) && Known.TryGetValue(node, out var known) && ReferenceEquals(known.table, table))
            known.referring = new(referring, targets);
    }

    static IEnumerable<TableModel?> Targets(TableNode node, SchemaScope scope) => node.References.Select(reference =>
        reference.To is { } to && scope.Tables.TryGetValue(to.Text, out var target) ? target : null);

    sealed record Referring(TableModel Table, TableModel?[] Targets);

    sealed class SameObject : IEqualityComparer<TableModel?>
    {
        public static SameObject Instance { get; } = new();

        public bool Equals(TableModel? left, TableModel? right) => ReferenceEquals(left, right);

        public int GetHashCode(TableModel? table) => RuntimeHelpers.GetHashCode(table);
    }
}
