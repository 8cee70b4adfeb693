using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;
using Trestle.Analyzers.Model;
using Trestle.Analyzers.Rules;

namespace Trestle.Analyzers.Lifetime;

/// <summary>TRS4303: two reads, each in a snapshot of its own, of which the second does not need the first.</summary>
static class AwaitsInSequence
{
    public static void Check(Body body)
    {
        if (body.Calls.Count(call => call.Verb == "ReadAsync") < 2)
            return;
        foreach (var block in body.All<IBlockOperation>(OperationKind.Block))
            for (var i = 1; i < block.Operations.Length; i++)
                if (Read(body, block.Operations[i - 1]) is { } first && Read(body, block.Operations[i]) is { } second
                    && IsIndependent(first, second)
                    && (i < 2 || Read(body, block.Operations[i - 2]) is null))
                    body.Report(LifetimeRules.AwaitsInSequence, second.Await.Syntax, Together(body, block, first, second));
    }

    // var x = await db.ReadAsync(tx => ...);
    static Pending? Read(Body body, IOperation statement) =>
        statement is IVariableDeclarationGroupOperation
        {
            Declarations: [{ Declarators: [{ Initializer.Value: IAwaitOperation await } declarator] }]
        }
        && body.CallOf(await.Operation.Unwrapped()) is { On: Role.Database, Verb: "ReadAsync" } call
        && call.Operation.Argument(0).Lambda() is { } lambda && ChangesNothing(lambda)
            ? new(declarator, await, call)
            : null;

    static bool ChangesNothing(IAnonymousFunctionOperation lambda) => !lambda.Body.DescendantsAndSelf().Any(part =>
        part is IAssignmentOperation { Target: not IPropertyReferenceOperation } assignment && !IsInside(assignment.Target, lambda)
            || part is IIncrementOrDecrementOperation);

    static bool IsInside(IOperation target, IAnonymousFunctionOperation lambda) =>
        target.Symbol()?.DeclaringSyntaxReferences.Any(reference => lambda.Syntax.Span.Contains(reference.Span)) == true;

    static bool IsIndependent(Pending first, Pending second) => !second.Await.Refers(first.Variable.Symbol);

    static Fix? Together(Body body, IBlockOperation block, Pending first, Pending second)
    {
        if (first.Variable.Syntax.Parent?.Parent is not LocalDeclarationStatementSyntax { Declaration.Type.IsVar: true } one
            || second.Variable.Syntax.Parent?.Parent is not LocalDeclarationStatementSyntax { Declaration.Type.IsVar: true } other)
            return null;
        var (a, b) = (first.Variable.Symbol.Name, second.Variable.Symbol.Name);
        if (Taken(block, a + "Task") || Taken(block, b + "Task"))
            return null;
        // .ConfigureAwait(false)
        var manner = second.Manner;
        if (manner != first.Manner)
            return null;
        var indent = Lines.Indent(other);
        var end = Lines.End(other);
        return Fix.Of(
            "Await both together",
            Start(one, first, a), WithoutManner(first), Start(other, second, b), WithoutManner(second),
            Edit.Insert(other.Span.End,
                $"{end}{indent}await Task.WhenAll({a}Task, {b}Task){manner};"
                + $"{end}{indent}var {a} = await {a}Task{manner};{end}{indent}var {b} = await {b}Task{manner};"));
    }

    static Edit WithoutManner(Pending read) => Edit.Remove(read.Call.Operation.Syntax.Span.End, read.Await.Syntax.Span.End);

    static Edit Start(LocalDeclarationStatementSyntax statement, Pending read, string name) =>
        new(TextSpan.FromBounds(statement.SpanStart, read.Call.Operation.Syntax.SpanStart),
            $"var {name}Task = ");

    static bool Taken(IBlockOperation block, string name) =>
        block.SemanticModel?.LookupSymbols(block.Syntax.SpanStart, name: name).IsEmpty == false;

    sealed record Pending(IVariableDeclaratorOperation Variable, IAwaitOperation Await, Call Call)
    {
        public string Manner => Await.Manner(Call.Operation);
    }
}
