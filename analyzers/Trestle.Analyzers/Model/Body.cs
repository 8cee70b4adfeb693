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
    readonly Lazy<Locals> locals;
    readonly Lazy<IReadOnlyList<TransactionScope>> scopes;
    readonly Lazy<bool> allowsScan;

    Body(OperationBlockAnalysisContext context, TrestleTypes types, StoreKinds stores, IReadOnlyList<IOperation> operations)
    {
        this.context = context;
        Types = types;
        Stores = stores;
        Operations = operations;
        Calls = [.. operations.OfType<IInvocationOperation>()
            .Select(call => Call.Of(call, types.RoleOf(call.TargetMethod.ContainingType)))
            .Where(call => call.On != Role.None)];
        Linq = [.. operations.OfType<IInvocationOperation>().Where(call => call.TargetMethod.ContainingType.Is(types.Enumerable))];
        locals = new(() => Locals.Of(operations));
        scopes = new(() => TransactionScope.All(this));
        allowsScan = new(() => AllowedScan.In(context.OwningSymbol, types));
    }

    public TrestleTypes Types { get; }

    public StoreKinds Stores { get; }

    public ISymbol Owner => context.OwningSymbol;

    public Compilation Compilation => context.Compilation;

    /// <summary>Every operation, outer ones before inner ones.</summary>
    public IReadOnlyList<IOperation> Operations { get; }

    /// <summary>The calls of Trestle's members, in the order of the text.</summary>
    public IReadOnlyList<Call> Calls { get; }

    /// <summary>The calls of <c>Enumerable</c>.</summary>
    public IReadOnlyList<IInvocationOperation> Linq { get; }

    public Locals Locals => locals.Value;

    public IReadOnlyList<TransactionScope> Scopes => scopes.Value;

    /// <summary>Whether an attribute says that whole tables may be read here.</summary>
    public bool AllowsScan => allowsScan.Value;

    /// <summary>Null when the code has nothing to do with Trestle.</summary>
    public static Body? Of(OperationBlockAnalysisContext context, TrestleTypes types, StoreKinds stores)
    {
        var operations = context.OperationBlocks.SelectMany(block => block.DescendantsAndSelf()).ToList();
        return operations.Any(operation => IsOfInterest(operation, types)) ? new(context, types, stores, operations) : null;
    }

    public IEnumerable<T> All<T>()
        where T : IOperation => Operations.OfType<T>();

    /// <summary>What an invocation is to Trestle; null when nothing.</summary>
    public Call? CallOf(IOperation? operation) => operation?.Unwrapped() is IInvocationOperation invocation
        && Types.RoleOf(invocation.TargetMethod.ContainingType) is var role and not Role.None ? Call.Of(invocation, role) : null;

    public void Report(DiagnosticDescriptor rule, SyntaxNode place, params object[] arguments) => Report(rule, place, null, arguments);

    public void Report(DiagnosticDescriptor rule, SyntaxNode place, Fix? fix, params object[] arguments) =>
        Report(rule, rule.DefaultSeverity, place, fix, arguments);

    /// <summary>Reports that a table is read as a whole, as seriously as its size is.</summary>
    public void ReportScan(DiagnosticDescriptor rule, TableModel table, SyntaxNode place, Fix? fix, params object[] arguments) =>
        Report(rule, Weight.Of(rule, table), place, fix, arguments);

    void Report(DiagnosticDescriptor rule, DiagnosticSeverity severity, SyntaxNode place, Fix? fix, object[] arguments)
    {
        var edits = fix?.Edits ?? [];
        var properties = ImmutableDictionary.CreateBuilder<string, string?>();
        if (fix is not null)
            properties.Add(FixProperties.Title, fix.Title);
        for (var i = 0; i < edits.Count; i++)
            properties.Add(FixProperties.Text(i), edits[i].Text);
        context.ReportDiagnostic(Diagnostic.Create(
            rule, place.GetLocation(), severity, edits.Select(edit => Location.Create(place.SyntaxTree, edit.Span)), properties.ToImmutable(), arguments));
    }

    static bool IsOfInterest(IOperation operation, TrestleTypes types) => operation switch
    {
        IInvocationOperation call => types.RoleOf(call.TargetMethod.ContainingType) != Role.None || IsOverRows(call, types),
        IWithOperation with => types.RoleOf(with.Type) == Role.Record,
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "CommandText" } } => true,
        IObjectCreationOperation creation => creation.Constructor?.Parameters.Any(parameter => parameter.Name is "cmdText" or "commandText") == true,
        _ => false,
    };

    // Rows may come from a method of the same type.
    static bool IsOverRows(IInvocationOperation call, TrestleTypes types) =>
        call.TargetMethod.ContainingType.Is(types.Enumerable) && call.TargetMethod.TypeArguments.Any(type => types.RoleOf(type) == Role.Record);
}
