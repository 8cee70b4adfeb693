using System.CommandLine;
using System.Text;
using Trestle.Migrations;
using Trestle.Tool.Stores;
using Trestle.Tool.Yaml;

namespace Trestle.Tool.Commands.Stores;

/// <summary><c>trestle schema</c>: what a store says of itself.</summary>
static class SchemaCommand
{
    public static Command Create(TextWriter output)
    {
        var store = StoreOptions.Address("--store", $"The store: {StoreAddress.Form}.");
        var space = new Option<string?>("--namespace") { Description = "The C# namespace to write. Default: the name of the schema." };
        var json = new Option<bool>("--json") { Description = "Print the canonical form, one JSON object, of which the hash in steps is taken." };
        var command = new Command("schema", "Prints the schema that a store's catalog holds, as YAML that compiles.") { store, space, json };
        command.SetAction(parsed => Run(
            StoreAddress.Parse(parsed.GetValue(store)!), parsed.GetValue(space), parsed.GetValue(json), output));
        return command;
    }

    static int Run(StoreAddress address, string? space, bool asJson, TextWriter output)
    {
        var schema = ReservedTables.LeaveOut(address.ToStore(isReadOnly: true).ReadSchema());
        if (asJson)
            output.WriteLine(Encoding.UTF8.GetString(schema.ToJson()));
        else
            output.Write(SchemaYaml.Write(schema, space ?? schema.Name));
        return ExitCode.Success;
    }
}
