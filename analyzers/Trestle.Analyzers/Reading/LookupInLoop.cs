using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
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
            || !IsBefore(call.Operation, loop) || !Invariant.In(loop, call.Operation.Instance!, body)
            || KeysThenGet.Keys(body, loop.Collection) is not null || body.Types.RoleOf(loop.Collection.Unwrapped().Type) == Role.Keys
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

    static Fix? InLoop(Body body, Call call, IOperation key, IForEachLoopOperation loop, ILocalSymbol item) =>
        call.Verb == "Get" && Row(call) is not null && IsKey(body, call, key) && loop.Syntax is ForEachStatementSyntax each
            ? Alone(body, call, key, loop, item, each) ?? Beside(body, call, key, loop, item, each)
            : null;

    // foreach (var id in ids) { var row = table.Get(id); ... }
    static Fix? Alone(Body body, Call call, IOperation key, IForEachLoopOperation loop, ILocalSymbol item, ForEachStatementSyntax each) =>
        key.Unwrapped().Symbol().Is(item) && body.Locals.UsesOf(item).Count == 1 && First(loop, call) is ({ } first, { } local)
            ? Fix.Of(
                "Look all rows up at once",
                Edit.Replace(each.Type, "var"),
                new Edit(each.Identifier.Span, local.Name),
                Edit.Replace(each.Expression, Many(body, call, key, loop.Collection, item)),
                Lines.Removal(first.Syntax))
            : null;

    // foreach (var order in orders) { ... table.Get(order.Customer) ... }: what is walked twice has to be the same twice.
    static Fix? Beside(Body body, Call call, IOperation key, IForEachLoopOperation loop, ILocalSymbol item, ForEachStatementSyntax each)
    {
        if (!IsInMemory(body, loop.Collection) || !Side.IsFree(loop.Collection) || !HasLinq(loop))
            return null;
        var (first, local) = First(loop, call);
        var row = Row(call)!;
        var name = local?.Name ?? char.ToLowerInvariant(row.Type!.Name[0]) + row.Type.Name.Substring(1);
        if (local is null && IsTaken(loop, name))
            return null;
        return Fix.Of(
            "Look all rows up at once",
            Edit.Replace(each.Type, "var"),
            new Edit(each.Identifier.Span, $"({item.Name}, {name})"),
            Edit.Replace(each.Expression, $"{each.Expression}.Zip({Many(body, call, key, loop.Collection, item)})"),
            first is null ? Edit.Replace(Outermost(row.Syntax), name) : Lines.Removal(first.Syntax));
    }

    // What gives the row: the call, or what awaits it; null when that is elsewhere.
    static IOperation? Row(Call call) => call.IsAsync ? call.Operation.Await() : call.Operation;

    static SyntaxNode Outermost(SyntaxNode syntax) => syntax.Parent is ParenthesizedExpressionSyntax parenthesized ? parenthesized : syntax;

    // orders.Select(order => table.Get(order.Customer))
    static Fix? InSelect(Body body, Call call, IOperation key, IInvocationOperation select, IParameterSymbol item) =>
        !call.IsAsync && select.Syntax is InvocationExpressionSyntax syntax && IsKey(body, call, key)
            ? Fix.Of("Look all rows up at once", Edit.Replace(syntax, Many(body, call, key, select.Receiver()!, item)))
            : null;

    static (IOperation? Statement, ILocalSymbol? Local) First(IForEachLoopOperation loop, Call call) =>
        loop.Body is IBlockOperation { Operations: [var first, ..] } && FirstLocal.Of(first, call.Operation) is { } local
        && !Outermost(Row(call)!.Syntax).Parent.IsKind(SyntaxKind.SuppressNullableWarningExpression)
            ? (first, local) : (null, null);

    static bool IsKey(Body body, Call call, IOperation key) =>
        body.Types.TableOf(call.Operation.Instance?.Type) is { } table && table.Key.Is(key.Unwrapped().Type) && Side.IsFree(key);

    static bool IsInMemory(Body body, IOperation collection) =>
        collection.Unwrapped().Type is { } type && (type is IArrayTypeSymbol || type.IsA(body.Types.ReadOnlyCollection));

    static bool HasLinq(IOperation place) =>
        place.SemanticModel?.LookupNamespacesAndTypes(place.Syntax.SpanStart, name: "Enumerable").IsEmpty == false;

    // Names of variables that begin further on are not to be seen from its start.
    static bool IsTaken(IForEachLoopOperation loop, string name) =>
        loop.SemanticModel?.LookupSymbols(loop.Body.Syntax.SpanStart, name: name).IsEmpty != true
        || loop.Body.DescendantsAndSelf().Any(part => part is IVariableDeclaratorOperation { Symbol.Name: var other } && other == name);

    // The keys of all turns: the collection itself, or what its elements refer to.
    static string Many(Body body, Call call, IOperation key, IOperation collection, ISymbol item)
    {
        var source = collection.Unwrapped().Syntax.ToString();
        var keys = !key.Unwrapped().Symbol().Is(item) ? $"[.. {source}.Select({item.Name} => {key.Syntax})]"
            : IsInMemory(body, collection) ? source
            : $"[.. {source}]";
        var table = call.Operation.Instance!.Syntax;
        if (call.Operation.Await() is not { } await)
            return $"{table}.GetMany({keys})";
        var token = call.Operation.Arguments.FirstOrDefault(argument => argument is { Parameter.Ordinal: 1, IsImplicit: false });
        return $"await {table}.GetManyAsync({keys}{(token is null ? "" : $", {token.Syntax}")}){await.Manner(call.Operation)}";
    }
}
