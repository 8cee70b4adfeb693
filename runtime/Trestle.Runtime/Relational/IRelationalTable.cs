using System.ComponentModel;
using Trestle.Layout;

namespace Trestle.Relational;

/// <summary>An opened table whatever its types, linked with those that it refers to and those that refer to it.</summary>
/// <typeparam name="TTable">What the store's tables have in common.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IRelationalTable<TTable>
    where TTable : class, IRelationalTable<TTable>
{
    /// <summary>The table with the names that the store has.</summary>
    TableShape Shape { get; }

    /// <summary>The references of other tables, and of this one, to its rows.</summary>
    IList<InboundReference<TTable>> Inbound { get; }

    /// <summary>The tables that its own references lead to.</summary>
    IReadOnlyList<TTable> Targets { get; set; }
}

/// <summary>A reference seen from the table it leads to.</summary>
/// <param name="Child">The table whose rows refer.</param>
/// <param name="Ordinal">The position of the reference in the child's shape.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record InboundReference<TTable>(TTable Child, int Ordinal)
    where TTable : class, IRelationalTable<TTable>
{
    /// <summary>The reference.</summary>
    public ReferenceShape Shape => Child.Shape.References[Ordinal];
}
