using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Trestle.Analyzers.Model;
using Trestle.Analyzers.Rules;

namespace Trestle.Analyzers.Lifetime;

/// <summary>TRS4304: a store that is opened in a loop, by each request or by each look at a property.</summary>
static class OpenedOften
{
    static readonly HashSet<string> Routes = ["MapGet", "MapPost", "MapPut", "MapDelete", "MapPatch", "MapMethods", "Use", "Run"];

    public static void Check(Body body)
    {
        foreach (var call in body.Calls)
            if (call is { On: Role.Database, Verb: "Open", Operation.TargetMethod.IsStatic: true } && How(body, call.Operation) is { } how)
                body.Report(LifetimeRules.OpenedOften, call.Operation.Syntax, call.Operation.TargetMethod.ContainingType.Name + ".Open",
                    how);
    }

    static string? How(Body body, IInvocationOperation open) =>
        IsInLoop(open) ? "in each turn of a loop"
        : open.Function() is IAnonymousFunctionOperation lambda && IsRoute(lambda) ? "for each request"
        : open.Function() is not null ? null
        : body.Owner is IMethodSymbol { MethodKind: MethodKind.PropertyGet } && open.Consumer() is IReturnOperation
        ? "each time the property is read"
        : body.Owner is IMethodSymbol { IsStatic: false, MethodKind: MethodKind.Ordinary, ContainingType: { } type } && IsController(type)
        ? "for each request"
        : null;

    // Different stores in turn are different databases.
    static bool IsInLoop(IInvocationOperation open) =>
        open.Loops().Any(loop => !loop.Locals.Any(open.Refers));

    static bool IsRoute(IAnonymousFunctionOperation lambda) =>
        lambda.Ancestors().OfType<IInvocationOperation>().FirstOrDefault() is { } call
        && Routes.Contains(call.TargetMethod.Name)
        && call.TargetMethod.ContainingNamespace.FullNamespace().StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal);

    static bool IsController(INamedTypeSymbol type) =>
        type.BaseTypes().Any(parent => parent.FullName() == "Microsoft.AspNetCore.Mvc.ControllerBase");
}
