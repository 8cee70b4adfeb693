using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Trestle.Analyzers.Model;
using Trestle.Analyzers.Rules;

namespace Trestle.Analyzers.Transactions;

/// <summary>TRS4203 and TRS4204: what an embedded write transaction must not do, because every other writer waits for it.</summary>
static class WorkInside
{
    static readonly HashSet<string> Waits =
    [
        "System.Threading.Thread.Sleep", "System.Threading.Thread.Join", "System.Threading.Monitor.Enter", "System.Threading.Monitor.Wait",
        "System.Threading.SemaphoreSlim.Wait", "System.Threading.ManualResetEventSlim.Wait", "System.Threading.CountdownEvent.Wait",
        "System.Threading.WaitHandle.WaitOne", "System.Threading.WaitHandle.WaitAll", "System.Threading.WaitHandle.WaitAny",
        "System.Threading.Tasks.Task.Wait", "System.Threading.Tasks.Task.WaitAll", "System.Threading.Tasks.Task.WaitAny",
        "System.Threading.Barrier.SignalAndWait", "System.Diagnostics.Process.WaitForExit", "System.Diagnostics.Process.Start",
    ];

    static readonly HashSet<string> Devices =
    [
        "System.Console", "System.IO.File", "System.IO.Directory", "System.IO.FileInfo", "System.IO.DirectoryInfo", "System.IO.FileStream",
            "System.IO.StreamReader",
        "System.IO.StreamWriter", "System.Net.Http.HttpClient", "System.Net.WebClient", "System.Net.Dns", "System.Net.Sockets.Socket",
        "System.Net.Sockets.TcpClient", "System.Net.Sockets.UdpClient", "System.Net.Sockets.NetworkStream", "System.Net.Mail.SmtpClient",
    ];

    // Names are compared first: most calls need no more.
    static readonly HashSet<string> WaitNames = Last(Waits);

    static readonly HashSet<string> DeviceNames = Last(Devices);

    static readonly OperationKind[] Kinds =
        [OperationKind.Await, OperationKind.Loop, OperationKind.Lock, OperationKind.Invocation, OperationKind.PropertyReference];

    public static void Check(Body body)
    {
        foreach (var scope in body.Scopes)
            if (scope.IsWrite)
                foreach (var kind in Kinds)
                    foreach (var operation in body.Within(scope.Region, kind))
                        if (MayWait(operation) && scope.Covers(operation))
                            Check(body, scope, operation);
    }

    // Few operations wait; whether the transaction is open there is the longer question.
    static bool MayWait(IOperation operation) =>
        operation.Kind is OperationKind.Await or OperationKind.Loop or OperationKind.Lock || Waited(operation) is not null;

    static void Check(Body body, TransactionScope scope, IOperation operation)
    {
        if (operation is IAwaitOperation await && !IsOwn(body, scope, await))
            body.Report(TransactionRules.AwaitInside, operation.Syntax);
        else if (operation is IForEachLoopOperation { IsAsynchronous: true } loop)
            body.Report(TransactionRules.AwaitInside, loop.Collection.Syntax);
        else if (operation is ILockOperation @lock)
            body.Report(TransactionRules.WaitInside, @lock.LockedValue.Syntax, "lock");
        else if (Waited(operation) is { } name)
            body.Report(TransactionRules.WaitInside, operation.Syntax, name);
    }

    // An embedded store has the answer when the verb returns; and who is given the transaction may await nothing else.
    static bool IsOwn(Body body, TransactionScope scope, IAwaitOperation await) =>
        await.Operation.DescendantsAndSelf()
            .Any(part => part.Symbol().Is(scope.Symbol)
                || (body.CallOf(part) is { } call && Root.Of(call.Operation, body).Is(scope.Symbol)));

    static string? Waited(IOperation operation) => operation switch
    {
        IInvocationOperation call => IsWait(call.TargetMethod) || IsDevice(call.TargetMethod) || IsResult(call.TargetMethod)
            ? call.TargetMethod.ContainingType.Name + "." + call.TargetMethod.Name : null,
        IPropertyReferenceOperation { Property: { Name: "Result", ContainingType: { Name: "Task" or "ValueTask" } type } } =>
            type.Name + ".Result",
        _ => null,
    };

    static HashSet<string> Last(IEnumerable<string> names) => [.. names.Select(name => name.Substring(name.LastIndexOf('.') + 1))];

    static bool IsWait(IMethodSymbol method) =>
        WaitNames.Contains(method.Name)
            && method.ContainingType.BaseTypes().Any(type => Waits.Contains(type.FullName() + "." + method.Name));

    static bool IsDevice(IMethodSymbol method) =>
        method.Name != "Dispose" && DeviceNames.Contains(method.ContainingType.Name) && Devices.Contains(method.ContainingType.FullName());

    static bool IsResult(IMethodSymbol method) =>
        method.Name == "GetResult" && method.ContainingType.Name.EndsWith("Awaiter", StringComparison.Ordinal);
}
