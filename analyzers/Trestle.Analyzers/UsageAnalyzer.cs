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
    static readonly Check[] Checks =
    [
        new(Contents.Linq, FilteredScan.CheckCalls),
        new(Contents.Loop, FilteredScan.CheckLoops),
        new(Contents.None, Unbounded.Check),
        new(Contents.Table, LookupInLoop.Check),
        new(Contents.Loop, FewFields.Check),
        new(Contents.Call, CountAsQuestion.Check),
        new(Contents.Call | Contents.Loop, CountInLoop.Check),
        new(Contents.Linq, OrderedInMemory.Check),
        new(Contents.Call, Unchecked.Check),
        new(Contents.Table, KeysThenGet.Check),
        new(Contents.Database | Contents.Loop, CommitPerRow.Check),
        new(Contents.Table | Contents.Loop, RowByRow.Check),
        new(Contents.Table | Contents.With, ReadModifyWrite.Check),
        new(Contents.With, CopyNeverWritten.Check),
        new(Contents.Database | Contents.Try, CatchAllThenCommit.Check),
        new(Contents.Database | Contents.Loop, UnknownSize.Check),
        new(Contents.Table | Contents.Conditional, GuardedWrite.Check),
        new(Contents.Database, NotDisposed.Check),
        new(Contents.Database, NotCommitted.Check),
        new(Contents.Database | Contents.Embedded, WorkInside.Check),
        new(Contents.Database, LongLived.Check),
        new(Contents.None, Captured.Check),
        new(Contents.Database | Contents.Embedded, Nested.Check),
        new(Contents.Database, UsedAfterEnd.Check),
        new(Contents.Call | Contents.Server, SyncOnServer.CheckCalls),
        new(Contents.Loop | Contents.Server, SyncOnServer.CheckLoops),
        new(Contents.Call, TokenNotPassed.Check),
        new(Contents.Database, AwaitsInSequence.Check),
        new(Contents.Database, OpenedOften.Check),
        new(Contents.None, InterpolatedSql.Check),
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
                check.Run(body);
        });
        context.RegisterSymbolAction(symbol => StaticTransactions.Check(symbol, types), SymbolKind.Field, SymbolKind.Property);
    }
}
