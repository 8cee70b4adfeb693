using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Trestle.Analyzers.Model;
using Trestle.Analyzers.Rules;

namespace Trestle.Analyzers.Transactions;

/// <summary>TRS4206: a transaction, or something of it, in code that another thread runs.</summary>
static class Captured
{
    static readonly HashSet<string> Starters =
    [
        "System.Threading.Tasks.Task.Run", "System.Threading.Tasks.TaskFactory.StartNew", "System.Threading.Tasks.Task.ContinueWith",
        "System.Threading.Tasks.Parallel.For", "System.Threading.Tasks.Parallel.ForEach", "System.Threading.Tasks.Parallel.ForEachAsync",
        "System.Threading.Tasks.Parallel.Invoke", "System.Threading.ThreadPool.QueueUserWorkItem",
        "System.Threading.ThreadPool.UnsafeQueueUserWorkItem",
    ];

    // Names are compared first: most calls that are given a lambda need no more.
    static readonly HashSet<string> StarterNames = [.. Starters.Select(name => name.Substring(name.LastIndexOf('.') + 1))];

    public static void Check(Body body)
    {
        foreach (var lambda in body.All<IAnonymousFunctionOperation>(OperationKind.AnonymousFunction))
            if (Starter(lambda) is { } starter && Outer(body, lambda) is { } used && !IsAwaitedRead(body, lambda, used))
                body.Report(TransactionRules.Captured, used.Syntax, used.Syntax.ToString(), starter);
        foreach (var call in body.All<IInvocationOperation>(OperationKind.Invocation))
            if (call.TargetMethod is { Name: "AsParallel", ContainingType.Name: "ParallelEnumerable" }
                && Query.Of(call.Receiver(), body) is not null)
                body.Report(TransactionRules.Captured, call.Receiver()!.Syntax, call.Receiver()!.Syntax.ToString(), "AsParallel");
    }

    static string? Starter(IAnonymousFunctionOperation lambda) => Around(lambda) switch
    {
        IInvocationOperation call when IsStarter(call.TargetMethod) =>
            call.TargetMethod.ContainingType.Name + "." + call.TargetMethod.Name,
        IObjectCreationOperation { Type: { Name: "Thread" or "Timer" } type }
            when type.FullName() is "System.Threading.Thread" or "System.Threading.Timer" => type.Name,
        _ => null,
    };

    static IOperation? Around(IOperation lambda)
    {
        var parent = lambda.Parent;
        while (parent is not (null or IInvocationOperation or IObjectCreationOperation or IBlockOperation))
            parent = parent.Parent;
        return parent;
    }

    static bool IsStarter(IMethodSymbol method) =>
        StarterNames.Contains(method.Name) && Starters.Contains(method.ContainingType.FullName() + "." + method.Name);

    // A variable from outside that is a transaction, or was got from one.
    static IOperation? Outer(Body body, IAnonymousFunctionOperation lambda) => lambda.Body.DescendantsAndSelf().FirstOrDefault(part =>
        part.Symbol() is { } symbol
            && body.Types.RoleOf(part.Type) is Role.ReadTransaction or Role.WriteTransaction or Role.Table or Role.Index or Role.Query
        && !symbol.DeclaringSyntaxReferences.Any(reference => lambda.Syntax.Span.Contains(reference.Span)));

    // A snapshot may move to another thread, as long as this one waits for it.
    static bool IsAwaitedRead(Body body, IAnonymousFunctionOperation lambda, IOperation used) =>
        body.Scopes.FirstOrDefault(scope => scope.Symbol.Is(Root.Of(used, body))) is { IsWrite: false }
        && Around(lambda) is IInvocationOperation { TargetMethod.Name: "Run" } run && run.Await() is not null;
}
