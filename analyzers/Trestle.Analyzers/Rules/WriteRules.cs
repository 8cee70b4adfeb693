using Microsoft.CodeAnalysis;

namespace Trestle.Analyzers.Rules;

/// <summary>Rules on writing.</summary>
static class WriteRules
{
    public static readonly DiagnosticDescriptor CommitPerRow = Rule.Slow(
        "TRS4101", Rule.Writes, "Each row of a loop has a commit of its own",
        "Each turn of the loop waits for a commit of its own. Put one transaction around the loop.");

    public static readonly DiagnosticDescriptor RowByRow = Rule.Slow(
        "TRS4102", Rule.Writes, "Rows are written one by one where a bulk verb exists",
        "'{0}' is called for each turn of the loop. Call '{1}' once for all of them: it sorts them and writes in one pass.");

    public static readonly DiagnosticDescriptor ReadModifyWrite = Rule.Slow(
        "TRS4103", Rule.Writes, "A field is read, changed and written back",
        "The row is read and written whole to change '{0}'. Call '{1}', which changes the field where it is.");

    public static readonly DiagnosticDescriptor CopyNeverWritten = Rule.Wrong(
        "TRS4104", Rule.Writes, "A modified copy of a row is never written",
        "'{0}' is a modified copy of a row of '{1}' that nothing reads or writes. Pass it to Update or Upsert.");

    public static readonly DiagnosticDescriptor CatchAllThenCommit = Rule.Slow(
        "TRS4105", Rule.Writes, "A transaction commits after errors of any kind were swallowed",
        "Errors of any kind are swallowed here, and '{0}' commits what was written before them. "
        + "Catch the exception that is expected, or give the part a savepoint.");

    public static readonly DiagnosticDescriptor UnknownSize = Rule.Better(
        "TRS4106", Rule.Writes, "One transaction takes a bulk of unknown size",
        "The loop writes as many rows as '{0}' gives in one transaction. Commit after every few thousand of them, for example with Chunk.");

    public static readonly DiagnosticDescriptor GuardedWrite = Rule.Slow(
        "TRS4107", Rule.Writes, "A write is chosen by a lookup where one verb does both",
        "The row is looked up to choose between inserting and updating. Call '{0}.{1}', which does both in one step.");
}
