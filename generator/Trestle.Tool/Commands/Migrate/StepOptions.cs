using System.CommandLine;
using Trestle.Tool.Files;
using Trestle.Tool.Migrations;
using Trestle.Tool.Stores;

namespace Trestle.Tool.Commands.Migrate;

/// <summary>The options of commands that take a store along the steps of a schema.</summary>
sealed class StepOptions
{
    readonly Argument<string[]> paths = SchemaFiles.Argument();
    readonly Option<string?> schema = MigrateCommand.SchemaOption();

    readonly Option<string?> assembly = new("--assembly")
    {
        Description = "The .dll of the program, whose methods steps may run. Default: classes made from the schema files.",
    };

    public Option<string> Store { get; } = StoreOptions.Address("--store", $"The store: {StoreAddress.Form}.");

    public Option<bool> Json { get; } = StoreOptions.JsonOption();

    /// <summary>A command with these options, with or without a store.</summary>
    public Command Command(string name, string description, bool hasStore = true)
    {
        var command = new Command(name, description) { paths, schema, assembly, Json };
        if (hasStore)
            command.Add(Store);
        return command;
    }

    /// <summary>The address that was given.</summary>
    public StoreAddress AddressOf(ParseResult parsed) => StoreAddress.Parse(parsed.GetValue(Store)!);

    /// <summary>The schemas and steps that were given.</summary>
    public MigrationProject Project(ParseResult parsed) => MigrationProject.Read(parsed.GetValue(paths)!);

    /// <summary>The name of the schema, where it was given.</summary>
    public string? SchemaName(ParseResult parsed) => parsed.GetValue(schema);

    /// <summary>The schema that was given, with its steps.</summary>
    public SteppedSchema Read(ParseResult parsed) => SteppedSchema.Of(Project(parsed), SchemaName(parsed), parsed.GetValue(assembly));
}
