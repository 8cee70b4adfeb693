using System.Globalization;
using System.Text.Json;
using Trestle.Migrations;
using Trestle.Tool.Migrations;
using Trestle.Tool.Stores;

namespace Trestle.Tool.Commands.Migrate;

/// <summary>What <c>trestle migrate status --store</c> says: where a store is in the history of its schema.</summary>
static class StoreStatus
{
    /// <summary>Prints it; the exit code says whether the store has all steps and no others.</summary>
    public static int Report(SteppedSchema schema, StoreAddress address, bool asJson, TextWriter output)
    {
        var status = schema.MigratorOf(address.ToExistingStore()).Status();
        if (asJson)
            JsonOutput.Object(output, json => Write(json, schema, status));
        else
            Write(output, status);
        return status.Pending.Count + status.Unknown.Count == 0 && status.Holder is null ? ExitCode.Success : ExitCode.Problems;
    }

    /// <summary>What was dropped, for people.</summary>
    public static string Name(Tombstone tombstone) => tombstone.Tag is { } tag
        ? string.Create(CultureInfo.InvariantCulture, $"field '{tombstone.Name}' (tag {tag} of table {tombstone.Table:D})")
        : $"table '{tombstone.Name}' ({tombstone.Table:D})";

    static void Write(TextWriter output, MigrationStatus status)
    {
        foreach (var step in status.Applied)
            output.WriteLine($"applied  {step.Name}{(step.At is { } at ? string.Create(CultureInfo.InvariantCulture, $"  {at:u}  {step.By}") : "")}");
        foreach (var step in status.Pending)
            output.WriteLine($"pending  {step}");
        foreach (var step in status.Unknown)
            output.WriteLine($"unknown  {step}");
        foreach (var tombstone in status.Tombstones)
            output.WriteLine($"dropped  {Name(tombstone)}");
        if (status.Holder is { } holder)
            output.WriteLine($"held     {holder}");
    }

    static void Write(Utf8JsonWriter json, SteppedSchema schema, MigrationStatus status)
    {
        json.WriteString("schema", schema.Name);
        JsonOutput.List(json, "applied", status.Applied, step =>
        {
            json.WriteString("name", step.Name);
            json.WriteString("hash", step.Hash);
            if (step.At is { } at)
                json.WriteString("at", at);
            json.WriteString("by", step.By);
        });
        JsonOutput.Texts(json, "pending", status.Pending);
        JsonOutput.Texts(json, "unknown", status.Unknown);
        JsonOutput.Texts(json, "dropped", status.Tombstones.Select(Name));
        json.WriteString("holder", status.Holder?.ToString());
    }
}
