using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Trestle.Tool.Stores;
using Trestle.Tool.Terminal;

namespace Trestle.Tool.Commands.Stores;

/// <summary><c>trestle verify</c>: whether a store holds together.</summary>
static class VerifyCommand
{
    public static Command Create(TextWriter output, TextWriter error)
    {
        var options = new StoreOptions();
        var repair = new Option<bool>("--repair") { Description = "Build all indexes anew, raise sequences that are behind, and look again." };
        var command = options.Command(
            "verify",
            "Reads every row, checks the constraints of its fields, compares indexes with rows both ways, and looks for the rows behind references; "
                + "a relational store also checks itself. Exit code 1 when there are faults.");
        command.Add(repair);
        command.SetAction(parsed =>
        {
            using var database = options.Open(parsed, isReadOnly: !parsed.GetValue(repair));
            return Run(database.Database, parsed.GetValue(repair), parsed.GetValue(options.Json), output, error);
        });
        return command;
    }

    static int Run(Database database, bool repairs, bool asJson, TextWriter output, TextWriter error)
    {
        var before = Look(database, error);
        var report = before;
        if (repairs && before.Faults.Any(fault => fault.Kind is FaultKind.Index or FaultKind.Sequence or FaultKind.Store))
        {
            database.Repair();
            report = Look(database, error);
        }
        if (asJson)
            JsonOutput.Object(output, json => Write(json, report, before));
        else
            Write(output, error, report, before);
        return report.IsSound ? ExitCode.Success : ExitCode.Problems;
    }

    static VerifyReport Look(Database database, TextWriter error)
    {
        using var line = new ProgressLine(error);
        return database.Verify(new LineProgress<VerifyProgress>(at => line.Report($"rows and entries looked at, now of '{at.Table}'", at.Rows)));
    }

    static void Write(TextWriter output, TextWriter error, VerifyReport report, VerifyReport before)
    {
        foreach (var fault in report.Faults)
            output.WriteLine(fault.Message);
        foreach (var message in report.Unchecked)
            error.WriteLine(message);
        var repaired = before.FaultCount - report.FaultCount;
        error.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{report.Rows:N0} rows and {report.Entries:N0} index entries, {report.FaultCount:N0} {(report.FaultCount == 1 ? "fault" : "faults")}"
                + $"{(ReferenceEquals(report, before) ? "" : $", {repaired:N0} repaired")}."));
    }

    static void Write(Utf8JsonWriter json, VerifyReport report, VerifyReport before)
    {
        json.WriteBoolean("sound", report.IsSound);
        json.WriteNumber("rows", report.Rows);
        json.WriteNumber("entries", report.Entries);
        json.WriteNumber("faultCount", report.FaultCount);
        json.WriteNumber("repaired", before.FaultCount - report.FaultCount);
        JsonOutput.List(json, "faults", report.Faults, fault =>
        {
            json.WriteString("kind", fault.Kind.ToString().ToLowerInvariant());
            json.WriteString("table", fault.Table);
            json.WriteString("index", fault.Index);
            json.WriteString("message", fault.Message);
        });
        JsonOutput.Texts(json, "unchecked", report.Unchecked);
    }
}
