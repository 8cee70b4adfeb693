using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Trestle.Analyzers.Lifetime;
using Trestle.Analyzers.Model;
using Trestle.Analyzers.Reading;
using Trestle.Analyzers.Rules;
using Trestle.Analyzers.Transactions;
using Trestle.Analyzers.Writing;

namespace Trestle.Analyzers;

/// <summary>The rules on C#: one look at each member's code, and each check over what was found there.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UsageAnalyzer : DiagnosticAnalyzer
{
    static readonly Action<Body>[] Checks =
    [
        FilteredScan.Check, Unbounded.Check, LookupInLoop.Check, FewFields.Check, CountAsQuestion.Check, CountInLoop.Check,
            OrderedInMemory.Check,
        Unchecked.Check, KeysThenGet.Check,
        CommitPerRow.Check, RowByRow.Check, ReadModifyWrite.Check, CopyNeverWritten.Check, CatchAllThenCommit.Check, UnknownSize.Check,
            GuardedWrite.Check,
        NotDisposed.Check, NotCommitted.Check, WorkInside.Check, LongLived.Check, Captured.Check, Nested.Check, UsedAfterEnd.Check,
        SyncOnServer.Check, TokenNotPassed.Check, AwaitsInSequence.Check, OpenedOften.Check, InterpolatedSql.Check,
    ];

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => UsageRules.All;

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(Start);
    }

    static void Start(CompilationStartAnalysisContext context)
    {
        if (TrestleTypes.Of(context.Compilation) is not { } types)
            return;
        var stores = StoreKinds.Of(context.Compilation, context.Options.AnalyzerConfigOptionsProvider);
        context.RegisterOperationBlockAction(block =>
        {
            if (Body.Of(block, types, stores) is not { } body)
                return;
            foreach (var check in Checks)
                check(body);
        });
        context.RegisterSymbolAction(symbol => StaticTransactions.Check(symbol, types), SymbolKind.Field, SymbolKind.Property);
    }
}
