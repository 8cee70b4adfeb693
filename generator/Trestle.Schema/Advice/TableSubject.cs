using Trestle.Schema.Model;
using Trestle.Schema.Nodes;
using Trestle.Schema.Rules;
using Trestle.Schema.Stats;

namespace Trestle.Schema.Advice;

/// <summary>A table that advice is given on: what it means, where that is written, and how large it is.</summary>
/// <param name="Schema">The name of the schema.</param>
/// <param name="Node">The table as written.</param>
/// <param name="Model">The table as linked, without errors.</param>
/// <param name="Size">What a store held when it was last asked; null when nobody did.</param>
/// <param name="Problems">Where advice goes.</param>
sealed record TableSubject(string Schema, TableNode Node, TableModel Model, TableSize? Size, List<Problem> Problems)
{
    /// <summary>For messages: <c>table 'commits'</c>.</summary>
    public string Told => $"table '{Model.Name}'";

    public IEnumerable<(FieldNode Node, FieldModel Model)> Fields =>
        Node.Fields.Select(node => (node, Model.Field(node.Name.Text)));

    public IEnumerable<(IndexNode Node, IndexModel Model)> Indexes =>
        Node.Indexes.Select(node => (node, Model.Indexes.First(index => index.Name == node.Name.Text)));

    public IEnumerable<(ReferenceNode Node, ReferenceModel Model)> References =>
        Node.References.Select(node => (node, Model.References.First(reference => reference.Name == node.Name.Text)));

    public void Report(Rule rule, SourceSpan span, string message, Remedy? remedy = null) =>
        Problems.Add(new Problem(rule, message, span) { Remedy = remedy });
}
