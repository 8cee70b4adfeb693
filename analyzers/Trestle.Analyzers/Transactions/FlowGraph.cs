using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Trestle.Analyzers.Model;

namespace Trestle.Analyzers.Transactions;

/// <summary>The graph of a function's control flow, and what of it the text shows.</summary>
static class FlowGraph
{
    /// <summary>The graph of the function that an operation stands in, be it a lambda; null for code that has none.</summary>
    public static ControlFlowGraph? Around(IOperation operation)
    {
        var ancestors = operation.Ancestors().ToList();
        var graph = ancestors.LastOrDefault() switch
        {
            IMethodBodyOperation method => ControlFlowGraph.Create(method),
            IConstructorBodyOperation constructor => ControlFlowGraph.Create(constructor),
            IBlockOperation block => ControlFlowGraph.Create(block),
            _ => null,
        };
        foreach (var function in ancestors.Where(parent => parent is IAnonymousFunctionOperation or ILocalFunctionOperation).Reverse())
            graph = graph is null ? null : Inner(graph, function);
        return graph;
    }

    /// <summary>What a block evaluates, and at its end decides by.</summary>
    public static IEnumerable<IOperation> Operations(BasicBlock block) =>
        (block.BranchValue is { } value ? block.Operations.Add(value) : block.Operations).SelectMany(part => part.DescendantsAndSelf());

    /// <summary>The ways on from a block: not those that a constant rules out, nor those of exceptions.</summary>
    public static IEnumerable<ControlFlowBranch> Branches(BasicBlock block)
    {
        var constant = block.BranchValue?.ConstantValue is { HasValue: true, Value: bool value } ? value : (bool?)null;
        var isTaken = block.ConditionKind != ControlFlowConditionKind.None && constant is not null
            ? constant == (block.ConditionKind == ControlFlowConditionKind.WhenTrue) : (bool?)null;
        if (block.FallThroughSuccessor is { } onward && isTaken != true && IsUsual(onward))
            yield return onward;
        if (block.ConditionalSuccessor is { } aside && isTaken != false && IsUsual(aside))
            yield return aside;
    }

    /// <summary>The <c>return</c>, <c>break</c> or other jump that a branch is; null when it only reaches the end of a block.</summary>
    public static SyntaxNode? Jump(BasicBlock block, ControlFlowBranch branch)
    {
        if (branch.Semantics == ControlFlowBranchSemantics.Return && block.BranchValue is { } value)
            return value.Syntax.FirstAncestorOrSelf<ReturnStatementSyntax>() ?? value.Syntax;
        var last = (block.BranchValue ?? block.Operations.LastOrDefault())?.Syntax.FirstAncestorOrSelf<StatementSyntax>();
        return last switch
        {
            IfStatementSyntax choice => First(choice.Statement) ?? First(choice.Else?.Statement),
            { Parent: BlockSyntax { Statements: var statements } } => Next(statements, last),
            { Parent: SwitchSectionSyntax { Statements: var statements } } => Next(statements, last),
            _ => null,
        };
    }

    static ControlFlowGraph? Inner(ControlFlowGraph graph, IOperation function) => function switch
    {
        ILocalFunctionOperation local => graph.LocalFunctions.Contains(local.Symbol, SymbolEqualityComparer.Default)
            ? graph.GetLocalFunctionControlFlowGraph(local.Symbol) : null,
        _ => graph.Blocks.SelectMany(Operations).OfType<IFlowAnonymousFunctionOperation>()
            .FirstOrDefault(lambda => lambda.Syntax == function.Syntax) is { } found
            ? graph.GetAnonymousFunctionControlFlowGraph(found) : null,
    };

    static bool IsUsual(ControlFlowBranch branch) =>
        branch.Semantics is ControlFlowBranchSemantics.Regular or ControlFlowBranchSemantics.Return;

    static StatementSyntax? First(StatementSyntax? statement) => statement switch
    {
        BlockSyntax { Statements: [var first, ..] } => First(first),
        not null when IsJump(statement) => statement,
        _ => null,
    };

    static StatementSyntax? Next(SyntaxList<StatementSyntax> statements, StatementSyntax last) =>
        statements.SkipWhile(statement => statement != last).Skip(1).FirstOrDefault() is { } next && IsJump(next) ? next : null;

    static bool IsJump(StatementSyntax statement) =>
        statement is ReturnStatementSyntax or BreakStatementSyntax or ContinueStatementSyntax or GotoStatementSyntax;
}
