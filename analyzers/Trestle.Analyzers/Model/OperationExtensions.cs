using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Trestle.Analyzers.Model;

/// <summary>Questions to operations.</summary>
static class OperationExtensions
{
    /// <summary>Without conversions, awaits with what is said of them, and the shells of query syntax.</summary>
    public static IOperation Unwrapped(this IOperation operation)
    {
        while (true)
        {
            var inner = operation switch
            {
                IConversionOperation conversion => conversion.Operand,
                IAwaitOperation await => await.Operation,
                ITranslatedQueryOperation query => query.Operation,
                IParenthesizedOperation parenthesized => parenthesized.Operand,
                IInvocationOperation call when call.IsSameTask() => call.Instance,
                _ => null,
            };
            if (inner is null)
                return operation;
            operation = inner;
        }
    }

    /// <summary>What it is an operand of, when conversions and awaits around it do not count.</summary>
    public static IOperation? Consumer(this IOperation operation)
    {
        var parent = operation.Parent;
        while (parent is IConversionOperation or IAwaitOperation or ITranslatedQueryOperation or IParenthesizedOperation
            || parent is IInvocationOperation call && call.IsSameTask())
            parent = parent.Parent;
        return parent;
    }

    /// <summary>What awaits it at once, with <c>ConfigureAwait</c> or without; null when nothing does.</summary>
    public static IAwaitOperation? Await(this IOperation operation)
    {
        var parent = operation.Parent;
        while (parent is IInvocationOperation call && call.IsSameTask())
            parent = parent.Parent;
        return parent as IAwaitOperation;
    }

    /// <summary>What is said of an await behind the call: <c>.ConfigureAwait(false)</c>, or nothing.</summary>
    public static string Manner(this IAwaitOperation await, IOperation call) =>
        await.Syntax.ToString().Substring(call.Syntax.Span.End - await.Syntax.SpanStart);

    // Says how a task is awaited, or makes one of it that ends with it.
    static bool IsSameTask(this IInvocationOperation call) =>
        call.TargetMethod is { Name: "ConfigureAwait" or "AsTask" or "WaitAsync", ContainingType.Name: "Task" or "ValueTask" };

    public static IEnumerable<IOperation> Ancestors(this IOperation operation)
    {
        for (var parent = operation.Parent; parent is not null; parent = parent.Parent)
            yield return parent;
    }

    public static bool IsWithin(this IOperation operation, IOperation region)
    {
        for (var part = operation; part is not null; part = part.Parent)
        {
            if (part == region)
                return true;
        }
        return false;
    }

    /// <summary>The lambda or local function that it is in; null in the member's own code.</summary>
    public static IOperation? Function(this IOperation operation)
    {
        var parent = operation.Parent;
        while (parent is not null and not { Kind: OperationKind.AnonymousFunction or OperationKind.LocalFunction })
            parent = parent.Parent;
        return parent;
    }

    /// <summary>The innermost loop that runs it more than once, within its function.</summary>
    public static ILoopOperation? Loop(this IOperation operation)
    {
        var child = operation;
        while (child.Parent is { } parent and not (IAnonymousFunctionOperation or ILocalFunctionOperation))
        {
            if (parent is ILoopOperation loop && IsRepeated(loop, child))
                return loop;
            child = parent;
        }

        return null;
    }

    /// <summary>All loops that run it more than once, within its function, the innermost first.</summary>
    public static IEnumerable<ILoopOperation> Loops(this IOperation operation)
    {
        for (var loop = operation.Loop(); loop is not null; loop = loop.Loop())
            yield return loop;
    }

    /// <summary>The statement of a block that it is part of.</summary>
    public static IOperation? Statement(this IOperation operation)
    {
        var child = operation;
        foreach (var parent in operation.Ancestors())
        {
            if (parent is IBlockOperation)
                return child;
            child = parent;
        }

        return null;
    }

    /// <summary>The statements of a body, with braces or without.</summary>
    public static IReadOnlyList<IOperation> Statements(this IOperation body)
    {
        if (body is IBlockOperation block)
            return block.Operations;
        return [body];
    }

    public static bool Refers(this IOperation operation, ISymbol symbol) =>
        operation.DescendantsAndSelf().Any(part => part.Symbol().Is(symbol));

    /// <summary>The local or parameter that a reference names.</summary>
    public static ISymbol? Symbol(this IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        _ => null,
    };

    /// <summary>What a call is made on, for extension methods, too.</summary>
    public static IOperation? Receiver(this IInvocationOperation call) =>
        call.Instance ?? (call.TargetMethod.IsExtensionMethod ? call.Arguments.FirstOrDefault()?.Value : null);

    /// <summary>The value of a parameter, by its place among those that the method declares.</summary>
    public static IOperation? Argument(this IInvocationOperation call, int ordinal) =>
        call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == ordinal)?.Value;

    /// <summary>The lambda that is given for a parameter of a delegate type.</summary>
    public static IAnonymousFunctionOperation? Lambda(this IOperation? value) => value switch
    {
        IAnonymousFunctionOperation function => function,
        IDelegateCreationOperation { Target: IAnonymousFunctionOperation function } => function,
        IConversionOperation conversion => conversion.Operand.Lambda(),
        _ => null,
    };

    /// <summary>The one value that a lambda returns; null when there are several ways out.</summary>
    public static IOperation? Result(this IAnonymousFunctionOperation lambda) => lambda.Body.Result();

    public static IOperation? Result(this IBlockOperation body) =>
        body.Operations.FirstOrDefault(statement => !statement.IsImplicit || statement is IReturnOperation)
            is IReturnOperation { ReturnedValue: { } value } ? value : null;

    public static bool IsNull(this IOperation operation) =>
        operation.Unwrapped() is { ConstantValue: { HasValue: true, Value: null } }
            or IDefaultValueOperation { Type.IsReferenceType: true };

    static bool IsRepeated(ILoopOperation loop, IOperation child) => loop switch
    {
        IForEachLoopOperation each => child == each.Body,
        IForLoopOperation @for => !@for.Before.Contains(child),
        _ => true,
    };
}
