using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Trestle.Analyzers.Model;

/// <summary>A sequence traced back to the table or index that it comes from.</summary>
/// <param name="Start">The call that began it: <c>Scan</c>, <c>All</c>, <c>Prefix</c>, <c>Range</c> or <c>Between</c>.</param>
/// <param name="Index">Null for a scan.</param>
/// <param name="IsLimited">Whether something cuts it short.</param>
/// <param name="IsFiltered">Whether something in memory leaves rows out.</param>
/// <param name="IsShaped">Whether its elements are no longer the rows.</param>
/// <param name="IsReversed">Whether it goes backwards.</param>
/// <param name="IsDirect">Whether it was built in one expression, so that a fix may change its start.</param>
sealed record Query(
    Call Start, TableModel Table, IndexModel? Index, bool IsLimited = false, bool IsFiltered = false, bool IsShaped = false,
        bool IsReversed = false, bool IsDirect = true)
{
    /// <summary>Whether it reads as much as the store has: no bound is given.</summary>
    public bool IsOpen => !IsLimited && (Start.Verb is "Scan" or "All" || (Start.Verb == "Range" && Start.Operation.Arguments.Length == 2
        && Start.Operation.Arguments.Any(argument => argument.Value.IsNull())));

    /// <summary>Whether it reads every row.</summary>
    public bool IsWhole => !IsLimited && Start.Verb is "Scan" or "All";

    /// <summary>What the query is asked of: the table, or the index.</summary>
    public IOperation Source => Start.Operation.Instance!;

    public static Query? Of(IOperation? operation, Body body, int depth = 0)
    {
        if (operation is null || depth > 32)
            return null;
        operation = operation.Unwrapped();
        return operation switch
        {
            IInvocationOperation call => OfCall(call, body, depth),
            ILocalReferenceOperation { Local: var local } =>
                body.Locals.ValueOf(local) is { } value && Of(value, body, depth + 1) is { } query
                ? query with { IsDirect = false } : null,
            IPropertyReferenceOperation { Property.Name: "Keys" or "Views", Instance: { } source } property
                when body.Types.RoleOf(property.Type) is Role.Keys or Role.Views =>
                    Of(source, body, depth + 1) is { } query ? query with { IsShaped = true } : null,
            _ => null,
        };
    }

    static Query? OfCall(IInvocationOperation invocation, Body body, int depth)
    {
        var call = Call.Of(invocation, body.Types.RoleOf(invocation.TargetMethod.ContainingType));
        return call.On switch
        {
            Role.Table when call.Verb == "Scan" =>
                body.Types.TableOf(invocation.Instance?.Type) is { } table ? new(call, table, null) : null,
            Role.Index when call.Verb is "All" or "Prefix" or "Range" or "Between" => OfIndex(call, body),
            Role.Query or Role.Keys => Step(call.Verb, Of(invocation.Instance, body, depth + 1)),
            Role.None when invocation.TargetMethod.ContainingType.Is(body.Types.Enumerable) =>
                Step(invocation.TargetMethod.Name, Of(invocation.Receiver(), body, depth + 1)),
            Role.None => OwnMethod.Result(invocation, body) is { } result && Of(result, body, depth + 1) is { } query
                ? query with { IsDirect = false } : null,
            _ => null,
        };
    }

    static Query? OfIndex(Call call, Body body)
    {
        var accessor = call.Operation.Instance?.Unwrapped();
        if (accessor?.Symbol() is { } variable && body.Locals.ValueOf(variable) is { } value)
            accessor = value.Unwrapped();
        return accessor is IPropertyReferenceOperation { Property.Name: var name, Instance: { } source }
            && body.Types.TableOf(source.Type) is { } table
            && table.Indexes.FirstOrDefault(index => index.Property == name) is { } index
            ? new(call, table, index, IsDirect: call.Operation.Instance?.Unwrapped() == accessor)
            : null;
    }

    static Query? Step(string verb, Query? query) => query is null ? null : verb switch
    {
        "Reverse" => query with { IsReversed = !query.IsReversed },
        "Take" or "TakeWhile" or "After" or "Skip" => query with { IsLimited = true },
        "Where" or "Distinct" or "DistinctBy" or "OfType" => query with { IsFiltered = true },
        "Select" or "Keys" or "Cast" => query with { IsShaped = true },
        "AsEnumerable" or "OrderBy" or "OrderByDescending" or "ThenBy" or "ThenByDescending" or "AsAsyncEnumerable" => query,
        _ => null,
    };
}
