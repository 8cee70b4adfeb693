using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Trestle.Analyzers.Rules;

/// <summary>Every rule on C#, in the order of ids.</summary>
static class UsageRules
{
    public static readonly ImmutableArray<DiagnosticDescriptor> All = ImmutableArray.Create(
        ReadRules.FilteredScan, ReadRules.ScanWithoutIndex, ReadRules.Unbounded, ReadRules.LookupInLoop, ReadRules.FewFields,
        ReadRules.CountAsQuestion, ReadRules.CountInLoop, ReadRules.OrderedInMemory, ReadRules.Unchecked, ReadRules.KeysThenGet,
        WriteRules.CommitPerRow, WriteRules.RowByRow, WriteRules.ReadModifyWrite, WriteRules.CopyNeverWritten,
        WriteRules.CatchAllThenCommit, WriteRules.UnknownSize, WriteRules.GuardedWrite,
        TransactionRules.NotDisposed, TransactionRules.NotCommitted, TransactionRules.AwaitInside, TransactionRules.WaitInside,
        TransactionRules.LongLived, TransactionRules.Captured, TransactionRules.Nested, TransactionRules.UsedAfterEnd,
        TransactionRules.SnapshotKept,
        LifetimeRules.SyncOnServer, LifetimeRules.TokenNotPassed, LifetimeRules.AwaitsInSequence, LifetimeRules.OpenedOften,
        LifetimeRules.InterpolatedSql);
}
