using Microsoft.CodeAnalysis;

namespace Trestle.Analyzers.Rules;

/// <summary>Rules on reading.</summary>
static class ReadRules
{
    public static readonly DiagnosticDescriptor FilteredScan = Rule.Slow(
        "TRS4001", Rule.Reads, "A scan is filtered in memory although an index covers the condition",
        "Every row of '{0}' is read and filtered in memory, though {1} leads to the rows. Ask '{2}'.");

    public static readonly DiagnosticDescriptor ScanWithoutIndex = Rule.Slow(
        "TRS4002", Rule.Reads, "A scan is filtered in memory and no index covers the condition",
        "Every row of '{0}' is read and filtered in memory, and no index begins with '{1}'. "
        + "Declare one by [{2}] on '{0}' in '{3}', and ask it.");

    public static readonly DiagnosticDescriptor Unbounded = Rule.Slow(
        "TRS4003", Rule.Reads, "An unbounded query is held in memory",
        "'{0}' holds as many rows of '{1}' in memory as the store has. Enumerate them one by one, or cut the query with Take or ReadPage.");

    public static readonly DiagnosticDescriptor LookupInLoop = Rule.Slow(
        "TRS4004", Rule.Reads, "Rows are looked up one by one in a loop",
        "'{0}' looks a row up in each turn of the loop. Ask for all of them at once with '{1}.GetMany'.");

    public static readonly DiagnosticDescriptor FewFields = Rule.Better(
        "TRS4005", Rule.Reads, "Whole records are loaded and few fields used",
        "The loop decodes whole rows of '{0}' and uses {1} of {2} fields. Enumerate 'Views', which read only what is asked.");

    public static readonly DiagnosticDescriptor CountAsQuestion = Rule.Slow(
        "TRS4006", Rule.Reads, "Rows are counted or loaded to learn whether there is one",
        "'{0}' does more work than the question needs. Ask '{1}', which stops at the first row.");

    public static readonly DiagnosticDescriptor CountInLoop = Rule.Slow(
        "TRS4007", Rule.Reads, "The same rows are counted in each turn of a loop",
        "'{0}' walks the same rows in each turn of the loop. Count once, before the loop.");

    public static readonly DiagnosticDescriptor OrderedInMemory = Rule.Slow(
        "TRS4008", Rule.Reads, "Rows are ordered in memory although an index has the order",
        "Rows of '{0}' are collected and sorted in memory, though {1} has them in this order. Ask '{2}'.");

    public static readonly DiagnosticDescriptor Unchecked = Rule.Wrong(
        "TRS4009", Rule.Reads, "The result of a lookup is used without a check",
        "'{0}' finds nothing when the row is not there, and its result is used unchecked. Look at what it returns before using the row.");

    public static readonly DiagnosticDescriptor KeysThenGet = Rule.Slow(
        "TRS4010", Rule.Reads, "Keys are walked and each row is looked up",
        "The keys of '{0}' are walked only to look each row up. Walk the rows themselves: leave '.Keys' out.");
}
