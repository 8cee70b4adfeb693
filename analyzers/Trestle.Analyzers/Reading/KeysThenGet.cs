using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Trestle.Analyzers.Model;
using Trestle.Analyzers.Rules;

namespace Trestle.Analyzers.Reading;

/// <summary>TRS4010: a walk over keys that looks each row up.</summary>
static class KeysThenGet
{
    public static void Check(Body body)
    {
        foreach (var loop in body.All<IForEachLoopOperation>(OperationKind.Loop))
            if (loop.Locals is [var key] && Keys(body, loop.Collection) is { } keys && Lookup(body, loop, key, keys) is { } lookup)
                body.Report(ReadRules.KeysThenGet, loop.Collection.Syntax, InLoop(body, loop, key, keys, lookup),
                    Query.Of(keys, body)!.Table.Name);
        foreach (var call in body.Calls)
            if (call is { On: Role.Table, Verb: "GetMany", IsAsync: false } && call.Operation.Argument(0) is { } given
                && Keys(body, given) is { } keys && IsOf(body, keys, call))
                body.Report(ReadRules.KeysThenGet, given.Syntax, InGetMany(call, given, keys), Query.Of(keys, body)!.Table.Name);
    }

    /// <summary>The keys of a query, as <c>query.Keys</c> or <c>query.Keys.ToList()</c>; null for anything else.</summary>
    internal static IPropertyReferenceOperation? Keys(Body body, IOperation operation)
    {
        var value = operation.Unwrapped();
        if (value is IInvocationOperation { TargetMethod.Name: "ToList" or "ToArray", Instance: { } source })
            value = source.Unwrapped();
        return value is IPropertyReferenceOperation { Property.Name: "Keys", Instance: not null } keys
            && body.Types.RoleOf(keys.Type) == Role.Keys && Query.Of(keys, body) is not null ? keys : null;
    }

    static Call? Lookup(Body body, IForEachLoopOperation loop, ILocalSymbol key, IOperation keys) => body.Calls.FirstOrDefault(call =>
        call is { On: Role.Table, Verb: "Get" or "TryGet" or "TryView" } && call.Operation.Loop() == loop
        && call.Operation.Argument(0)?.Unwrapped().Symbol().Is(key) == true && IsOf(body, keys, call)
        && !body.Calls.Any(other => other.Writes && other.Operation.IsWithin(loop)));

    static bool IsOf(Body body, IOperation keys, Call call) =>
        body.Types.TableOf(call.Operation.Instance?.Type)?.Record.Is(Query.Of(keys, body)?.Table.Record) == true
        && Root.Of(keys, body).Is(Root.Of(call.Operation, body));

    static Fix? InLoop(Body body, IForEachLoopOperation loop, ILocalSymbol key, IPropertyReferenceOperation keys, Call lookup)
    {
        if (loop.Collection.Unwrapped() != keys || lookup.Verb != "Get" || lookup.IsAsync || body.Locals.UsesOf(key).Count != 1
            || loop.Body is not IBlockOperation { Operations: [var first, ..] } || FirstLocal.Of(first, lookup.Operation) is not { } local
            || loop.Syntax is not ForEachStatementSyntax each)
            return null;
        return Fix.Of(
            "Walk the rows", Edit.Replace(each.Type, "var"), new Edit(each.Identifier.Span, local.Name),
            Edit.Remove(keys.Instance!.Syntax.Span.End, keys.Syntax.Span.End), Lines.Removal(first.Syntax));
    }

    static Fix? InGetMany(Call call, IOperation given, IPropertyReferenceOperation keys) => given.Unwrapped() == keys ? null
        : Fix.Of("Walk the rows", Edit.Replace(call.Operation.Syntax, keys.Instance!.Syntax + ".ToList()"));
}
