using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Trestle.Analyzers.Rules;

namespace Trestle.Analyzers.Model;

/// <summary>The code of one member, its lambdas included, with what it asks of Trestle. Every rule looks at it once.</summary>
sealed class Body
{
    readonly OperationBlockAnalysisContext context;
    readonly OperationTable operations;
    readonly List<Call> calls = [];
    readonly List<IInvocationOperation> linq = [];
    Locals? locals;
    IReadOnlyList<TransactionScope>? scopes;
    bool? allowsScan;

    Body(OperationBlockAnalysisContext context, TrestleTypes types, StoreKinds stores)
    {
        this.context = context;
        operations = new(context.OperationBlocks);
        Types = types;
        Stores = stores;
        foreach (var operation in operations.Of(OperationKind.Invocation))
            Add((IInvocationOperation)operation);
        Contents = FindContents();
    }

    public TrestleTypes Types { get; }

    public StoreKinds Stores { get; }

    public Contents Contents { get; }

    public ISymbol Owner => context.OwningSymbol;

    public Compilation Compilation => context.Compilation;

    /// <summary>The calls of Trestle's members, in the order of the text.</summary>
    public List<Call> Calls => calls;

    /// <summary>The calls of <c>Enumerable</c>.</summary>
    public List<IInvocationOperation> Linq => linq;

    public Locals Locals => locals ??= Locals.Of(operations);

    public IReadOnlyList<TransactionScope> Scopes => scopes ??= TransactionScope.All(this);

    /// <summary>Whether an attribute says that whole tables may be read here.</summary>
    public bool AllowsScan => allowsScan ??= AllowedScan.In(context.OwningSymbol, Types);

    /// <summary>Null when the code has nothing to do with Trestle.</summary>
    public static Body? Of(OperationBlockAnalysisContext context, TrestleTypes types, StoreKinds stores)
    {
        var body = new Body(context, types, stores);
        return body.IsOfInterest() ? body : null;
    }

    /// <summary>All operations of a kind, outer ones before inner ones.</summary>
    public IEnumerable<T> All<T>(OperationKind kind)
        where T : IOperation => operations.Of(kind) is { Count: > 0 } found ? found.OfType<T>() : [];

    /// <summary>Those that stand within another operation, or are it.</summary>
    public IEnumerable<IOperation> Within(IOperation region, OperationKind kind) => operations.Of(kind, region.Syntax.Span);

    public IEnumerable<T> Within<T>(IOperation region, OperationKind kind)
        where T : IOperation => Within(region, kind).OfType<T>();

    /// <summary>What an invocation is to Trestle; null when nothing.</summary>
    public Call? CallOf(IOperation? operation) => operation?.Unwrapped() is IInvocationOperation invocation
        && Types.RoleOf(invocation.TargetMethod.ContainingType) is var role and not Role.None ? Call.Of(invocation, role) : null;

    public void Report(DiagnosticDescriptor rule, SyntaxNode place, params object[] arguments) => Report(rule, place, null, arguments);

    public void Report(DiagnosticDescriptor rule, SyntaxNode place, Fix? fix, params object[] arguments) =>
        Report(rule, rule.DefaultSeverity, place, fix, arguments);

    /// <summary>Reports that a table is read as a whole, as seriously as its size is, unless an attribute allows it.</summary>
    public void ReportScan(DiagnosticDescriptor rule, TableModel table, SyntaxNode place, Fix? fix, params object[] arguments)
    {
        if (!AllowsScan)
            Report(rule, Weight.Of(rule, table), place, fix, arguments);
    }

    void Report(DiagnosticDescriptor rule, DiagnosticSeverity severity, SyntaxNode place, Fix? fix, object[] arguments)
    {
        var edits = fix?.Edits ?? [];
        var properties = ImmutableDictionary.CreateBuilder<string, string?>();
        if (fix is not null)
            properties.Add(FixProperties.Title, fix.Title);
        for (var i = 0; i < edits.Count; i++)
            properties.Add(FixProperties.Text(i), edits[i].Text);
        context.ReportDiagnostic(Diagnostic.Create(
            rule, place.GetLocation(), severity, edits.Select(edit => Location.Create(place.SyntaxTree, edit.Span)),
                properties.ToImmutable(),
            arguments));
    }

    void Add(IInvocationOperation invocation)
    {
        var role = Types.RoleOf(invocation.TargetMethod.ContainingType);
        if (role != Role.None)
            calls.Add(Call.Of(invocation, role));
        else if (invocation.TargetMethod.ContainingType.Is(Types.Enumerable))
            linq.Add(invocation);
    }

    Contents FindContents()
    {
        var found = Stores.IsServer ? Contents.Server : Contents.Embedded;
        found |= Found(Contents.Loop, operations.Of(OperationKind.Loop).Count > 0);
        found |= Found(Contents.With, operations.Of(OperationKind.With).Count > 0);
        found |= Found(Contents.Try, operations.Of(OperationKind.Try).Count > 0);
        found |= Found(Contents.Conditional, operations.Of(OperationKind.Conditional).Count > 0);
        found |= Found(Contents.Linq, linq.Count > 0);
        foreach (var call in calls)
            found |= Contents.Call | Found(Contents.Database, call.On == Role.Database) | Found(Contents.Table, call.On == Role.Table);
        return found;
    }

    static Contents Found(Contents content, bool isThere) => isThere ? content : Contents.None;

    bool IsOfInterest() => calls.Count > 0
        || linq.Any(IsOverRows)
        || operations.Of(OperationKind.With).Any(operation => Types.RoleOf(operation.Type) == Role.Record)
        || operations.Of(OperationKind.SimpleAssignment).Any(operation =>
            operation is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "CommandText" } })
        || operations.Of(OperationKind.ObjectCreation).Any(operation =>
            operation is IObjectCreationOperation { Constructor.Parameters: var parameters }
            && parameters.Any(parameter => parameter.Name is "cmdText" or "commandText"));

    // Rows may come from a method of the same type.
    bool IsOverRows(IInvocationOperation call) => call.TargetMethod.TypeArguments.Any(type => Types.RoleOf(type) == Role.Record);
}
