using System.CommandLine;
using Trestle.Tool.Commands.Migrate;
using Trestle.Tool.Files;
using Trestle.Tool.Migrations;
using Trestle.Tool.Stores;

namespace Trestle.Tool.Commands.Stores;

/// <summary><c>trestle diff</c>: what a store has otherwise than the schema files say, and what makes it as it should be.</summary>
static class DiffCommand
{
    public static Command Create(TextWriter output, TextWriter error)
    {
        var paths = SchemaFiles.Argument();
        var schema = MigrateCommand.SchemaOption();
        var store = StoreOptions.Address("--store", $"The store: {StoreAddress.Form}.");
        var json = StoreOptions.JsonOption();
        var command = new Command(
            "diff",
            "Prints how a store differs from the schema files, and how its tables differ from its own catalog because something else has changed them, "
                + "with the SQL that repairs that; read it first, for it may lose what was put there by hand. Changes nothing. Exit code 1 when "
                + "there is a difference.") { paths, schema, store, json };
        command.SetAction(parsed =>
        {
            var difference = Look(
                MigrationProject.Read(parsed.GetValue(paths)!), parsed.GetValue(schema), StoreAddress.Parse(parsed.GetValue(store)!));
            if (parsed.GetValue(json))
                Write(output, difference);
            else
                Write(output, error, difference);
            return difference.IsNone ? ExitCode.Success : ExitCode.Problems;
        });
        return command;
    }

    static StoreDifference Look(MigrationProject project, string? name, StoreAddress address)
    {
        if (project.Obstacles.FirstOrDefault() is { } obstacle)
            throw new UsageException(obstacle.ToString());
        var schema = project.Chosen(name) is [var only] ? only : throw new UsageException("There are several schemas. Choose one with --schema.");
        address.RequireFile();
        using var store = address.ToStore(isReadOnly: false).OpenForMigration();
        return StoreDifference.Of(schema, project.Histories.Find(schema.Name), store);
    }

    // Differences are comments, so that the output as a whole is SQL.
    static void Write(TextWriter output, TextWriter error, StoreDifference difference)
    {
        foreach (var change in difference.Changes)
            output.WriteLine(Comment($"Schema: {change}."));
        foreach (var repair in difference.Drift.GroupBy(drift => drift.Repair, drift => drift.Difference))
        {
            foreach (var fact in repair)
                output.WriteLine(Comment(fact));
            output.WriteLine(repair.Key.TrimEnd(';') + ";");
        }
        error.WriteLine(difference.IsNone ? $"The store is as '{difference.Schema}' says." : Advice(difference));
    }

    static string Advice(StoreDifference difference) => string.Join(
        "\n",
        (string[])[
            .. difference.Remedy.Length > 0 ? (string[])[difference.Remedy] : [],
            .. difference.Drift.Count > 0 ? (string[])["Something else has changed tables of the store. Read the statements, then run them by its own shell."] : [],
        ]);

    // Names come from the store: none of them ends the comment.
    static string Comment(string fact) => "-- " + fact.ReplaceLineEndings(" ");

    static void Write(TextWriter output, StoreDifference difference) => JsonOutput.Object(output, json =>
    {
        json.WriteString("schema", difference.Schema);
        JsonOutput.Texts(json, "changes", difference.Changes);
        json.WriteString("remedy", difference.Remedy.Length == 0 ? null : difference.Remedy);
        JsonOutput.List(json, "drift", difference.Drift, drift =>
        {
            json.WriteString("difference", drift.Difference);
            json.WriteString("repair", drift.Repair);
        });
    });
}
