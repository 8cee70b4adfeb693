using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Trestle.Analyzers.Model;
using Trestle.Analyzers.Rules;

namespace Trestle.Analyzers.Reading;

/// <summary>TRS4009: lookups whose answer nobody looks at. Where the compiler itself warns of nulls, it is left to it.</summary>
static class Unchecked
{
    public static void Check(Body body)
    {
        foreach (var call in body.Calls)
        {
            if (call.On is Role.Table or Role.Index && call.Verb is "TryGet" or "TryView")
                CheckTry(body, call);
            else if (call.Verb is "Get" or "First" or "Last" && call.On is Role.Table or Role.Index or Role.Query)
                CheckGet(body, call);
        }
    }

    static void CheckTry(Body body, Call call)
    {
        if (call.Operation.Consumer() is not IExpressionStatementOperation
            || call.Operation.Arguments.FirstOrDefault(argument => argument.Parameter?.RefKind == RefKind.Out)?.Value is not { } found
            || Variable(found) is not { } variable)
            return;
        var isUsed = body.Locals.UsesOf(variable)
            .Any(use => use.Syntax.SpanStart > call.Operation.Syntax.Span.End && use.Parent is IPropertyReferenceOperation);
        if (isUsed)
            body.Report(ReadRules.Unchecked, call.Operation.Syntax, call.Operation.TargetMethod.Name);
    }

    static ISymbol? Variable(IOperation found) =>
        found is IDeclarationExpressionOperation { Expression: { } expression } ? expression.Symbol() : found.Symbol();

    static void CheckGet(Body body, Call call)
    {
        if (call.Operation.Consumer() is not IPropertyReferenceOperation { Instance: { } instance }
            || instance.Unwrapped() != call.Operation
            || body.Types.RoleOf(call.Operation.Type) != Role.Record)
            return;
        var context = call.Operation.SemanticModel?.GetNullableContext(call.Operation.Syntax.SpanStart);
        if (context is { } known && (known & NullableContext.WarningsEnabled) == 0)
            body.Report(ReadRules.Unchecked, call.Operation.Syntax, call.Operation.TargetMethod.Name);
    }
}
