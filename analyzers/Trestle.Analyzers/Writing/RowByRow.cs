using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Trestle.Analyzers.Model;
using Trestle.Analyzers.Rules;

namespace Trestle.Analyzers.Writing;

/// <summary>TRS4102: a loop that does nothing but write one row after the other.</summary>
static class RowByRow
{
    public static void Check(Body body)
    {
        foreach (var loop in body.All<IForEachLoopOperation>(OperationKind.Loop))
            if (loop is { IsAsynchronous: false, Locals: [var item] } && Only(loop) is { } statement
                && body.CallOf(statement.Operation) is { On: Role.Table, IsAsync: false } call
                && statement.Operation.Unwrapped() == call.Operation && call.Operation.Argument(0) is { } argument
                && Invariant.In(loop, call.Operation.Instance!, body))
                Check(body, loop, item, call, argument);
    }

    static void Check(Body body, IForEachLoopOperation loop, ILocalSymbol item, Call call, IOperation argument)
    {
        if (call.Verb is "Insert" or "Upsert" && argument.Refers(item))
            body.Report(WriteRules.RowByRow, call.Operation.Syntax, Many(body, loop, item, call, argument), call.Text, call.Verb + "Many");
        else if (call.Verb == "Delete" && Query(body, loop, item, argument) is { } query
            && Root.Of(query, body).Is(Root.Of(call.Operation, body))
            && body.Types.TableOf(call.Operation.Instance!.Type)?.Record.Is(Model.Query.Of(query, body)?.Table.Record) == true)
            body.Report(
                WriteRules.RowByRow, call.Operation.Syntax,
                    Model.Fix.Of("Delete the range",
                        Lines.Replacement(loop.Syntax, $"{call.Operation.Instance!.Syntax}.DeleteRange({query.Syntax});")),
                call.Text, "DeleteRange");
    }

    static IExpressionStatementOperation? Only(IForEachLoopOperation loop) =>
        loop.Body.Statements() is [IExpressionStatementOperation only] ? only : null;

    static Fix? Many(Body body, IForEachLoopOperation loop, ILocalSymbol item, Call call, IOperation argument)
    {
        var (rows, verb) = (loop.Collection.Unwrapped(), $"{call.Operation.Instance!.Syntax}.{call.Verb}Many");
        if (Model.Query.Of(rows, body) is not null || !IsSequence(rows.Type, body))
            return null;
        if (argument.Unwrapped().Symbol().Is(item))
            return Model.Fix.Of("Write all at once", Lines.Replacement(loop.Syntax, $"{verb}({rows.Syntax});"));
        var model = loop.SemanticModel;
        return model is null || model.LookupNamespacesAndTypes(loop.Syntax.SpanStart, name: "Enumerable").IsEmpty ? null
            : Model.Fix.Of("Write all at once",
                Lines.Replacement(loop.Syntax, $"{verb}({rows.Syntax}.Select({item.Name} => {argument.Syntax}));"));
    }

    static bool IsSequence(ITypeSymbol? type, Body body) =>
        type is IArrayTypeSymbol { Rank: 1 } || (type?.IsReferenceType == true && type.IsA(body.Types.Sequence));

    // foreach (var key in query.Keys) table.Delete(key), with or without ToList
    static IOperation? Query(Body body, IForEachLoopOperation loop, ILocalSymbol item, IOperation argument)
    {
        if (!argument.Unwrapped().Symbol().Is(item))
            return null;
        var keys = loop.Collection.Unwrapped();
        if (keys is IInvocationOperation { TargetMethod.Name: "ToList" or "ToArray", Instance: { } list })
            keys = list.Unwrapped();
        return keys is IPropertyReferenceOperation { Property.Name: "Keys", Instance: { } query }
            && body.Types.RoleOf(keys.Type) == Role.Keys && Model.Query.Of(query, body) is not null ? query : null;
    }
}
