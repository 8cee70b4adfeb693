using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace Trestle.Analyzers.Model;

/// <summary>A transaction that begins in a body, and the text in which it is open.</summary>
/// <param name="Begin">The call that begins it: <c>BeginRead</c>, <c>BeginWrite</c>, <c>ReadAsync</c> or <c>WriteAsync</c>.</param>
/// <param name="Symbol">The variable, or the parameter of the lambda.</param>
/// <param name="Region">The operation within which it is open.</param>
/// <param name="IsDisposed">Whether the end of the region ends it.</param>
/// <param name="IsLambda">Whether the store begins, commits and ends it.</param>
sealed record TransactionScope(Call Begin, ISymbol Symbol, IOperation Region, bool IsWrite, bool IsDisposed, bool IsLambda)
{
    /// <summary>Its uses, in the order of the text.</summary>
    public IReadOnlyList<Call> Calls { get; private init; } = [];

    /// <summary>Whether a method that is given the transaction may end it, or a lambda does.</summary>
    public bool MayEndElsewhere { get; private init; }

    public IEnumerable<Call> Commits => Calls.Where(call => call.Verb == "Commit" && call.On == Role.WriteTransaction);

    public IEnumerable<Call> Ends =>
        Calls.Where(call => call.Verb is "Commit" or "Dispose" && call.On is Role.ReadTransaction or Role.WriteTransaction);

    /// <summary>
    /// Where it is open for certain: from its beginning to its last commit, or to the end of the region when there is none. Where it
    /// may end out of sight, to its last use.
    /// </summary>
    public TextSpan Open { get; private init; }

    /// <summary>Whether something runs while it is open, on its own thread.</summary>
    public bool Covers(IOperation operation) => Open.Contains(operation.Syntax.Span)
        && operation.Function() == (IsLambda ? Region.Parent : Begin.Operation.Function());

    public static IReadOnlyList<TransactionScope> All(Body body)
    {
        var found = new List<TransactionScope>();
        if ((body.Contents & Contents.Database) == Contents.None)
            return found;
        foreach (var call in body.Calls)
            if (Of(call, body) is { } scope && !body.Locals.IsChanged(scope.Symbol))
                found.Add(scope);
        if (found.Count == 0)
            return found;
        var roots = body.Calls.ConvertAll(call => Root.Of(call.Operation, body));
        for (var i = 0; i < found.Count; i++)
            found[i] = found[i].With(UsesOf(found[i].Symbol, body, roots), body).Opened();
        return found;
    }

    static IReadOnlyList<Call> UsesOf(ISymbol symbol, Body body, List<ISymbol?> roots)
    {
        var uses = new List<Call>();
        for (var i = 0; i < roots.Count; i++)
            if (roots[i].Is(symbol))
                uses.Add(body.Calls[i]);
        return uses;
    }

    TransactionScope With(IReadOnlyList<Call> calls, Body body) => this with
    {
        Calls = calls,
        MayEndElsewhere = !IsLambda
            && body.Locals.UsesOf(Symbol).Any(use => use.Parent is not IPropertyReferenceOperation && !IsOwnUse(use, this)),
    };

    TransactionScope Opened()
    {
        var start = IsLambda ? Region.Syntax.SpanStart : Begin.Operation.Syntax.Span.End;
        var last = Ends.LastOrDefault(end => IsLambda || end.Operation.Function() == Begin.Operation.Function());
        if (last is null && MayEndElsewhere)
            last = Calls.Count > 0 ? Calls[Calls.Count - 1] : Begin;
        return this with
        {
            Open = TextSpan.FromBounds(
            start, last is null ? Region.Syntax.Span.End : Math.Max(start, last.Operation.Syntax.SpanStart))
        };
    }

    static bool IsOwnUse(IOperation use, TransactionScope scope) =>
        use.Parent is IInvocationOperation && use.Function() == scope.Begin.Operation.Function();

    static TransactionScope? Of(Call call, Body body) => call switch
    {
        { Begins: true } => OfVariable(call, body),
        { On: Role.Database, Verb: "ReadAsync" or "WriteAsync" } => OfLambda(call, body),
        _ => null,
    };

    static TransactionScope? OfVariable(Call call, Body body)
    {
        var initializer = call.Operation.Consumer() as IVariableInitializerOperation;
        // A task is not open yet.
        if (initializer?.Parent is not IVariableDeclaratorOperation declarator || !body.Types.IsTransaction(declarator.Symbol.Type))
            return null;
        var around = declarator.Ancestors()
            .FirstOrDefault(parent => parent is IUsingOperation or IUsingDeclarationOperation or IBlockOperation);
        var region = around is IUsingOperation @using ? @using.Body : declarator.Ancestors().OfType<IBlockOperation>().FirstOrDefault();
        return region is null ? null
            : new(call, declarator.Symbol, region, call.Verb == "BeginWrite", around is not IBlockOperation, IsLambda: false);
    }

    static TransactionScope? OfLambda(Call call, Body body) =>
        call.Operation.Argument(0).Lambda() is { Symbol.Parameters: [var parameter, ..] } lambda
        && body.Types.IsTransaction(parameter.Type)
        ? new(call, parameter, lambda.Body, call.Verb == "WriteAsync", IsDisposed: true, IsLambda: true)
        : null;
}
