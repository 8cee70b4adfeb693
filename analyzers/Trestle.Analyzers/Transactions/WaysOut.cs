using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;
using Trestle.Analyzers.Model;

namespace Trestle.Analyzers.Transactions;

/// <summary>
/// The paths through the code in which a write transaction is open, by the graph of its control flow. Exceptions are meant to undo: what
/// throws, and what catches, is on none of them.
/// </summary>
sealed class WaysOut
{
    readonly TransactionScope scope;
    readonly ControlFlowGraph graph;
    readonly ControlFlowRegion open;
    readonly HashSet<SyntaxNode> writes;
    readonly HashSet<SyntaxNode> ends;
    readonly List<TextSpan> decisions;
    readonly HashSet<SyntaxNode> found = [];
    readonly HashSet<(BasicBlock Block, bool HasWritten)> seen = [];
    readonly Stack<(BasicBlock Block, bool HasWritten)> todo = new();

    WaysOut(TransactionScope scope, ControlFlowGraph graph, ControlFlowRegion open)
    {
        (this.scope, this.graph, this.open) = (scope, graph, open);
        writes = [.. scope.Calls.Where(IsCertain).Select(call => call.Operation.Syntax)];
        ends = [.. scope.Ends.Select(end => end.Operation.Syntax)];
        decisions = [.. scope.Commits.SelectMany(commit => Decisions(scope, commit)).Select(decision => decision.Syntax.Span)];
    }

    /// <summary>
    /// Whether paths are worth a look: not where each way out is behind an end of the transaction or what decides about its commit, or
    /// before all writes. Most code is so, and a graph takes longer to build than everything else that is asked of a body.
    /// </summary>
    public static bool MayMissTheEnd(TransactionScope scope, Body body)
    {
        var ends = new List<IOperation>(scope.Commits.SelectMany(commit => Decisions(scope, commit)));
        foreach (var end in scope.Ends)
            ends.Add(end.Operation);
        return !ends.Exists(end => EndedBlock(end) == scope.Region)
            || body.Within<IReturnOperation>(scope.Region, OperationKind.Return).Any(way => !way.IsImplicit && MayMiss(ends, way, scope))
            || body.Within<IReturnOperation>(scope.Region, OperationKind.YieldBreak).Any(way => MayMiss(ends, way, scope))
            || body.Within<IBranchOperation>(scope.Region, OperationKind.Branch).Any(way =>
                way.BranchKind == BranchKind.GoTo || (IsJumpOut(way, scope) && MayMiss(ends, way, scope)));
    }

    /// <summary>Where the transaction is left without a commit after something was written.</summary>
    public static IEnumerable<SyntaxNode> Uncommitted(TransactionScope scope)
    {
        var begin = scope.Begin.Operation;
        if (FlowGraph.Around(begin) is not { } graph
            || graph.Blocks.FirstOrDefault(block => Operations(block).Any(part => part.Syntax == begin.Syntax)) is not { } first
            || first.FallThroughSuccessor is not { Destination: { } next } into
            || into.EnteringRegions.FirstOrDefault(region => region.Kind == ControlFlowRegionKind.TryAndFinally) is not { } open)
            return [];
        return new WaysOut(scope, graph, open).From(next).OrderBy(place => place.SpanStart);
    }

    static bool MayMiss(List<IOperation> ends, IOperation way, TransactionScope scope) =>
        way.Function() == scope.Begin.Operation.Function()
        && !ends.Exists(end => IsBehind(way, end)) && MayComeAfterWrites(way, scope);

    // A block runs from its beginning: what is behind a statement of it comes after that, unless by a goto.
    static bool IsBehind(IOperation way, IOperation end) => way.Syntax.SpanStart > end.Syntax.Span.End
        && EndedBlock(end) is { } block && way.IsWithin(block);

    static bool MayComeAfterWrites(IOperation way, TransactionScope scope)
    {
        var reach = way.Ancestors().TakeWhile(parent => parent != scope.Region).LastOrDefault(parent => parent is ILoopOperation) ?? way;
        return scope.Calls.Any(call => IsCertain(call) && call.Operation.Syntax.SpanStart < reach.Syntax.Span.End);
    }

    static bool IsJumpOut(IBranchOperation jump, TransactionScope scope) =>
        jump.GetCorrespondingOperation() is { } around && scope.Region.IsWithin(around);

    // The block that cannot be walked through without the end.
    static IBlockOperation? EndedBlock(IOperation end) => end.Statement() is { Parent: IBlockOperation block } statement
        && (statement is IExpressionStatementOperation || statement == end.Parent) ? block : null;

    HashSet<SyntaxNode> From(BasicBlock next)
    {
        Follow(next, hasWritten: false);
        while (todo.Count > 0)
        {
            var (block, hasWritten) = todo.Pop();
            if (!IsOpenBehind(block, ref hasWritten))
                continue;
            foreach (var branch in FlowGraph.Branches(block))
                Take(block, branch, hasWritten);
        }

        return found;
    }

    void Follow(BasicBlock block, bool hasWritten)
    {
        if (seen.Add((block, hasWritten)))
            todo.Push((block, hasWritten));
    }

    bool IsOpenBehind(BasicBlock block, ref bool hasWritten)
    {
        foreach (var part in Operations(block))
        {
            if (ends.Contains(part.Syntax) || decisions.Any(decision => decision.Contains(part.Syntax.Span)))
                return false;
            hasWritten |= writes.Contains(part.Syntax);
        }

        return true;
    }

    void Take(BasicBlock block, ControlFlowBranch branch, bool hasWritten)
    {
        if (branch.Destination is not { } next || branch.FinallyRegions.Any(region => region.EnclosingRegion != open && Commits(region)))
            return;
        if (!branch.LeavingRegions.Contains(open))
            Follow(next, hasWritten);
        else if (hasWritten)
            found.Add(FlowGraph.Jump(block, branch) ?? scope.Begin.Operation.Syntax);
    }

    // The end of a using is not among them: only what the program says itself has a syntax of its own.
    bool Commits(ControlFlowRegion region) => graph.Blocks
        .Where(block => block.Ordinal >= region.FirstBlockOrdinal && block.Ordinal <= region.LastBlockOrdinal)
        .Any(block => Operations(block).Any(part => scope.Commits.Any(commit => commit.Operation.Syntax == part.Syntax)));

    // Whether a row was there to be changed is what some verbs return, and a path may depend on it.
    static bool IsCertain(Call call) => call.Writes
        && (call.Verb is "Insert" or "InsertMany" or "Upsert" or "UpsertMany"
            || call.Operation.Consumer() is IExpressionStatementOperation);

    // What decides about the commit and nothing that is written decides about the writes: either way out is meant.
    static IEnumerable<IOperation> Decisions(TransactionScope scope, Call commit)
    {
        foreach (var parent in commit.Operation.Ancestors().TakeWhile(parent => parent != scope.Region))
        {
            var (decision, isMixed) = parent switch
            {
                IConditionalOperation choice when !commit.Operation.IsWithin(choice.Condition) =>
                    (choice.Condition, HasWrites(scope, choice.WhenTrue) || HasWrites(scope, choice.WhenFalse)),
                ISwitchOperation choice => (choice.Value, choice.Cases.Any(part => HasWrites(scope, part))),
                _ => (null, true),
            };
            if (!isMixed)
                yield return decision!;
        }
    }

    static bool HasWrites(TransactionScope scope, IOperation? part) =>
        part is not null && scope.Calls.Any(call => call.Writes && call.Operation.IsWithin(part));

    static IEnumerable<IOperation> Operations(BasicBlock block) => FlowGraph.Operations(block);
}
