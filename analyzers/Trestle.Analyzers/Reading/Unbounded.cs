using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Trestle.Analyzers.Model;
using Trestle.Analyzers.Rules;

namespace Trestle.Analyzers.Reading;

/// <summary>TRS4003: queries without an end that are held in memory.</summary>
static class Unbounded
{
    public static void Check(Body body)
    {
        foreach (var call in body.Calls)
            if (call.On is Role.Query or Role.Keys && call.Verb is "ToList" or "ToArray")
                Check(body, call.Operation, call.Operation.Instance);
        foreach (var call in body.Linq)
            if (call.TargetMethod.Name is "ToList" or "ToArray" or "ToDictionary" or "ToHashSet" or "ToLookup")
                Check(body, call, call.Receiver());
        CheckCollections(body, OperationKind.None);
        CheckCollections(body, OperationTable.CollectionExpression);
    }

    // A collection may have an operation around it at the same place.
    static void CheckCollections(Body body, OperationKind kind)
    {
        SyntaxNode? before = null;
        foreach (var operation in body.All<IOperation>(kind))
        {
            if (operation.Syntax is not CollectionExpressionSyntax collection || collection == before)
                continue;
            before = collection;
            foreach (var spread in collection.Elements.OfType<SpreadElementSyntax>())
                Check(body, spread, operation.SemanticModel);
        }
    }

    // The compilers of the floor give no operation for what is spread.
    static void Check(Body body, SpreadElementSyntax spread, SemanticModel? model)
    {
        if (model?.GetOperation(spread.Expression) is { } source && Query.Of(source, body) is { IsOpen: true, IsFiltered: false } query)
            body.ReportScan(ReadRules.Unbounded, query.Table, spread, null, $"{Start(query)} ...", query.Table.Name);
    }

    static void Check(Body body, IInvocationOperation call, IOperation? source)
    {
        if (Query.Of(source, body) is { IsOpen: true, IsFiltered: false } query)
            body.ReportScan(ReadRules.Unbounded, query.Table, call.Syntax, null, $"{Start(query)} ... {call.TargetMethod.Name}()",
                query.Table.Name);
    }

    static string Start(Query query) => query.Start.Verb == "Range" ? "Range() without an end" : query.Start.Verb + "()";
}
