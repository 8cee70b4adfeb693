using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Trestle.Analyzers.Model;
using Trestle.Analyzers.Rules;

namespace Trestle.Analyzers.Reading;

/// <summary>TRS4004: a lookup per turn of a loop over values that are known before it.</summary>
static class LookupInLoop
{
    public static void Check(Body body)
    {
        foreach (var call in body.Calls)
        {
            if (call.On != Role.Table || call.Verb is not ("Get" or "TryGet") || call.Operation.Argument(0) is not { } key)
                continue;
            if (call.Operation.Loop() is IForEachLoopOperation { IsAsynchronous: false, Locals: [var item] } loop)
                CheckLoop(body, call, key, loop, item);
            else if (call.Operation.Function() is IAnonymousFunctionOperation { Symbol.Parameters: [var parameter] } lambda)
                CheckSelect(body, call, key, lambda, parameter);
        }
    }

    static void CheckLoop(Body body, Call call, IOperation key, IForEachLoopOperation loop, ILocalSymbol item)
    {
        if (!key.Refers(item) || IsKnownSmall(loop.Collection) || LeavesEarly(loop) || WritesIn(body, loop)
            || !IsBefore(call.Operation, loop)
            || body.Types.RoleOf(loop.Collection.Unwrapped().Type) == Role.Keys
            || key.DescendantsAndSelf().Any(part => DependsOnLoop(part, loop, item)))
            return;
        // What only some turns look up is not known before the loop.
        if (call.Operation.Ancestors().TakeWhile(parent => parent != loop)
            .Any(parent => parent is IConditionalOperation or ISwitchOperation or ITryOperation or ICoalesceOperation
                && !IsCondition(parent, call.Operation)))
            return;
        body.Report(ReadRules.LookupInLoop, call.Operation.Syntax, InLoop(body, call, key, loop, item), call.Text,
            call.Operation.Instance!.Syntax.ToString());
    }

    static void CheckSelect(Body body, Call call, IOperation key, IAnonymousFunctionOperation lambda, IParameterSymbol item)
    {
        var select = lambda.Ancestors().OfType<IInvocationOperation>().FirstOrDefault();
        if (select is null || select.TargetMethod.Name is not ("Select" or "SelectMany")
            || !select.TargetMethod.ContainingType.Is(body.Types.Enumerable)
            || !key.Refers(item) || lambda.Result()?.Unwrapped() != call.Operation || call.Verb != "Get"
            || IsKnownSmall(select.Receiver()!))
            return;
        body.Report(ReadRules.LookupInLoop, call.Operation.Syntax, InSelect(body, call, key, select, item), call.Text,
            call.Operation.Instance!.Syntax.ToString());
    }

    static bool IsCondition(IOperation parent, IOperation call) =>
        parent is IConditionalOperation conditional && call.IsWithin(conditional.Condition);

    static bool IsBefore(IOperation call, IForEachLoopOperation loop) => call.Loop() == loop;

    // Chains follow what they found; only what the item itself holds is known before.
    static bool DependsOnLoop(IOperation part, IForEachLoopOperation loop, ILocalSymbol item) => part is IInvocationOperation
        || (part is ILocalReferenceOperation { Local: var local } && !local.Is(item)
            && local.DeclaringSyntaxReferences.Any(reference => loop.Syntax.Span.Contains(reference.Span)));

    static bool IsKnownSmall(IOperation collection) =>
        collection.Unwrapped() is IArrayCreationOperation || collection.Unwrapped().Syntax is CollectionExpressionSyntax;

    static bool LeavesEarly(ILoopOperation loop) => loop.Body.DescendantsAndSelf().Any(part =>
        part is IReturnOperation or IThrowOperation or IBranchOperation { BranchKind: BranchKind.Break or BranchKind.GoTo }
            && part.Function() == loop.Function());

    static bool WritesIn(Body body, ILoopOperation loop) => body.Calls.Any(call => call.Writes && call.Operation.IsWithin(loop));

    // foreach (var id in ids) { var row = table.Get(id); ... }
    static Fix? InLoop(Body body, Call call, IOperation key, IForEachLoopOperation loop, ILocalSymbol item)
    {
        if (call.Verb != "Get" || call.IsAsync || !key.Unwrapped().Symbol().Is(item) || body.Locals.UsesOf(item).Count != 1
            || !IsKeys(body, loop.Collection, item, call)
            || loop.Body is not IBlockOperation { Operations: [var first, ..] }
            || FirstLocal.Of(first, call.Operation) is not { } local || loop.Syntax is not ForEachStatementSyntax each)
            return null;
        return Fix.Of(
            "Look all rows up at once",
            Edit.Replace(each.Type, "var"),
            new Edit(each.Identifier.Span, local.Name),
            Edit.Replace(each.Expression, Many(body, call, loop.Collection)),
            Lines.Removal(first.Syntax));
    }

    // ids.Select(id => table.Get(id))
    static Fix? InSelect(Body body, Call call, IOperation key, IInvocationOperation select, IParameterSymbol item) =>
        key.Unwrapped().Symbol().Is(item) && !call.IsAsync && select.Syntax is InvocationExpressionSyntax syntax
            && IsKeys(body, select.Receiver()!, item, call)
            ? Fix.Of("Look all rows up at once", Edit.Replace(syntax, Many(body, call, select.Receiver()!)))
            : null;

    static bool IsKeys(Body body, IOperation collection, ISymbol item, Call call) =>
        body.Types.TableOf(call.Operation.Instance?.Type) is { } table
        && table.Key.Is(item is ILocalSymbol local ? local.Type : ((IParameterSymbol)item).Type)
        && collection.Unwrapped().Type is { TypeKind: not TypeKind.Dynamic };

    static string Many(Body body, Call call, IOperation collection)
    {
        var keys = collection.Unwrapped();
        var text = keys.Type.IsA(body.Types.ReadOnlyCollection) || keys.Type is IArrayTypeSymbol ? keys.Syntax.ToString()
            : $"[.. {keys.Syntax}]";
        return $"{call.Operation.Instance!.Syntax}.GetMany({text})";
    }
}
