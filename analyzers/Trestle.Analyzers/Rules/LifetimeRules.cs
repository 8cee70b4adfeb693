using Microsoft.CodeAnalysis;

namespace Trestle.Analyzers.Rules;

/// <summary>Rules on asynchronous calls, and on how long things live.</summary>
static class LifetimeRules
{
    public static readonly DiagnosticDescriptor SyncOnServer = Rule.Slow(
        "TRS4301", Rule.Lifetime, "A thread waits for a server in an asynchronous method",
        "'{0}' holds a thread until the server has answered. Await '{1}'.");

    public static readonly DiagnosticDescriptor TokenNotPassed = Rule.Better(
        "TRS4302", Rule.Lifetime, "A cancellation token is at hand and not passed on",
        "'{0}' goes on when '{1}' is cancelled. Pass the token.");

    public static readonly DiagnosticDescriptor AwaitsInSequence = Rule.Better(
        "TRS4303", Rule.Lifetime, "Independent reads are awaited one after the other",
        "The second read needs nothing of the first and waits for it nevertheless. Start both and await 'Task.WhenAll'.");

    public static readonly DiagnosticDescriptor OpenedOften = Rule.Slow(
        "TRS4304", Rule.Lifetime, "A store is opened again and again",
        "'{0}' opens the store {1}. Open it once, when the program starts, and share it: it is safe for concurrent use.");

    public static readonly DiagnosticDescriptor InterpolatedSql = Rule.Wrong(
        "TRS4305", Rule.Lifetime, "SQL text is put together from values",
        "The SQL text contains values, which may be SQL themselves, and is planned anew for each. "
        + "Write constant text and pass values as parameters.");
}
