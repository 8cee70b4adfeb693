using Microsoft.CodeAnalysis;

namespace Trestle.Analyzers.Rules;

/// <summary>Rules on transactions.</summary>
static class TransactionRules
{
    public static readonly DiagnosticDescriptor NotDisposed = Rule.Wrong(
        "TRS4201", Rule.Transactions, "A transaction is not disposed",
        "The transaction of '{0}' stays open when an exception passes, or for ever. Declare it with 'using'.");

    public static readonly DiagnosticDescriptor NotCommitted = Rule.Slow(
        "TRS4202", Rule.Transactions, "A write transaction is not committed on some path",
        "'{0}' wrote, and this path ends it without a commit, which undoes the writes. "
        + "Commit here too, or call '{0}.Dispose()' first to say that they are to be undone.");

    public static readonly DiagnosticDescriptor AwaitInside = Rule.Wrong(
        "TRS4203", Rule.Transactions, "An embedded write transaction awaits",
        "A write transaction of an embedded store belongs to one thread, and the code behind this await may run on another. "
        + "Await before it begins or after it has committed.");

    public static readonly DiagnosticDescriptor WaitInside = Rule.Slow(
        "TRS4204", Rule.Transactions, "An embedded write transaction waits for something else",
        "'{0}' keeps every other writer of the store waiting. Call it before the transaction begins or after it has committed.");

    public static readonly DiagnosticDescriptor LongLived = Rule.Slow(
        "TRS4205", Rule.Transactions, "A transaction lives too long",
        "The transaction '{0}' {1}, and pages that it sees cannot be used again until it ends. Begin one for each unit of work.");

    public static readonly DiagnosticDescriptor Captured = Rule.Wrong(
        "TRS4206", Rule.Transactions, "A transaction is used by another thread or task",
        "'{0}' belongs to a transaction of the code around, and '{1}' uses it from another thread. "
        + "Begin a transaction inside, or read first and pass the rows.");

    public static readonly DiagnosticDescriptor Nested = Rule.Wrong(
        "TRS4207", Rule.Transactions, "A write transaction is begun inside another of the same store",
        "An embedded store has one writer, and '{0}' waits here for itself. Use the transaction that is open, or a savepoint of it.");

    public static readonly DiagnosticDescriptor UsedAfterEnd = Rule.Wrong(
        "TRS4208", Rule.Transactions, "Something is used after its transaction has ended",
        "'{0}' is used after its transaction has ended. Read the rows before it ends, for example with ToList.");

    public static readonly DiagnosticDescriptor SnapshotKept = Rule.Slow(
        "TRS4209", Rule.Transactions, "A snapshot is kept across a loop that waits",
        "'{0}' stays open while the loop waits, so it sees no news and keeps old pages from being used again. "
        + "Begin a transaction in each turn.");
}
