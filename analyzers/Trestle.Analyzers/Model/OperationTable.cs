using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace Trestle.Analyzers.Model;

/// <summary>
/// The operations of a body that rules ask for, by kind, each in the order of the text: found in one walk, instead of one for each rule.
/// </summary>
sealed class OperationTable
{
    /// <summary>Collection expressions have a kind of their own in newer compilers; those of the floor call them nothing.</summary>
    public const OperationKind CollectionExpression = (OperationKind)127;

    static readonly OperationKind[] Wanted =
    [
        OperationKind.Invocation, OperationKind.LocalReference, OperationKind.ParameterReference, OperationKind.VariableDeclarator,
        OperationKind.Loop,
        OperationKind.Block, OperationKind.SimpleAssignment, OperationKind.ObjectCreation, OperationKind.IsPattern, OperationKind.With,
        OperationKind.Try, OperationKind.Conditional, OperationKind.LocalFunction, OperationKind.AnonymousFunction, OperationKind.Await,
        OperationKind.Lock, OperationKind.PropertyReference, OperationKind.Return, OperationKind.YieldBreak, OperationKind.Branch,
        OperationKind.None, CollectionExpression,
    ];

    static readonly int[] Slots = FindSlots();

    static readonly List<IOperation> Nothing = [];

    readonly List<IOperation>?[] kinds = new List<IOperation>?[Wanted.Length];

    public OperationTable(IEnumerable<IOperation> blocks)
    {
        foreach (var block in blocks)
            foreach (var operation in block.DescendantsAndSelf())
                Add(operation);
    }

    /// <summary>All of a kind, outer ones before inner ones.</summary>
    public List<IOperation> Of(OperationKind kind) => kinds[Slots[(int)kind]] ?? Nothing;

    /// <summary>All of a kind that stand in a stretch of the text.</summary>
    public IEnumerable<IOperation> Of(OperationKind kind, TextSpan within)
    {
        foreach (var operation in Of(kind))
        {
            if (within.Contains(operation.Syntax.Span))
                yield return operation;
        }
    }

    void Add(IOperation operation)
    {
        var kind = (int)operation.Kind;
        if (kind < Slots.Length && Slots[kind] is >= 0 and var slot)
            (kinds[slot] ??= []).Add(operation);
    }

    static int[] FindSlots()
    {
        var slots = new int[(int)CollectionExpression + 1];
        for (var kind = 0; kind < slots.Length; kind++)
            slots[kind] = Array.IndexOf(Wanted, (OperationKind)kind);
        return slots;
    }
}
