using System.CommandLine;
using Trestle.Schema;
using Trestle.Schema.Formatting;
using Trestle.Schema.Model;
using Trestle.Tool.Files;
using Trestle.Tool.Importing;
using Trestle.Tool.Importing.Drafts;
using Trestle.Tool.Importing.Rows;
using Trestle.Tool.Importing.Sources;
using Trestle.Tool.Stores;
using Trestle.Tool.Terminal;

namespace Trestle.Tool.Commands;

/// <summary><c>trestle import</c>: the schema of an existing database.</summary>
sealed class ImportCommand
{
    const string Draft = "imported.schema.yaml";
    const string Form = "sqlite:PATH or postgres:CONNECTION-STRING";

    readonly Argument<string> from = new("source")
    {
        Description = $"The database: {Form}. Passwords can stand in PGPASSWORD or the pgpass file.",
    };

    readonly Option<string?> file = new("--output", "-o") { Description = "The schema file to write. Default: the schema is printed." };

    readonly Option<string?> name = new("--name") { Description = "The name of the schema. Default: what the database is called." };

    readonly Option<string?> space = new("--namespace") { Description = "The C# namespace of what is generated. Default: the name." };

    readonly Option<string?> rowsTo = new("--rows-to")
    {
        Description = "Also copy the rows into a new store: lmdb:PATH, sqlite:PATH or postgres:CONNECTION-STRING. All of them, or none.",
    };

    readonly Option<bool> fromNames = new("--ids-from-names") { Description = "Make ids that follow from the names, the same each time." };

    readonly Option<bool> json = new("--json") { Description = "Print one JSON object." };

    public static Command Create(TextWriter output, TextWriter error)
    {
        var import = new ImportCommand();
        var command = new Command(
            "import",
            "Writes the schema of an existing SQLite or PostgreSQL database: types, keys, indexes, references, bounds, docs. "
                + "It compiles as it is; what it cannot say is a comment at its place, and listed.")
        {
            import.from, import.file, import.name, import.space, import.rowsTo, import.fromNames, import.json,
        };
        command.SetAction(parsed => import.Run(parsed, output, error));
        return command;
    }

    int Run(ParseResult parsed, TextWriter output, TextWriter error)
    {
        var path = parsed.GetValue(file);
        if (path is not null && File.Exists(path))
            throw new UsageException($"There is a file '{FolderSearch.Shown(path)}' already. Choose another name.");
        var target = parsed.GetValue(rowsTo) is { } address ? RowImport.Target(address) : null;
        using var source = Open(parsed.GetValue(from)!);
        var described = source.Describe();
        if (described.Tables.Count == 0)
            throw new UsageException($"{described.Place} has no tables. There is nothing to import.");
        var imported = Make(described, parsed.GetValue(name), parsed.GetValue(space), parsed.GetValue(fromNames));
        var rows = target is null ? (long?)null : CopyRows(source, imported.Draft, imported.Model, target, error);
        Write(path, imported.Text);
        var report = new ImportReport(imported.Draft, path, rows);
        if (parsed.GetValue(json))
            report.WriteJson(output, path is null ? imported.Text : null);
        else
            report.Write(path is null ? imported.Text : null, output, error);
        return ExitCode.Success;
    }

    static long CopyRows(ISource source, DraftSchema draft, SchemaModel schema, StoreAddress target, TextWriter error)
    {
        using var progress = new ProgressLine(error);
        return new RowImport(source, draft, progress).Run(schema, target);
    }

    static (DraftSchema Draft, SchemaModel Model, string Text) Make(
        SourceDatabase described, string? given, string? space, bool isFromNames)
    {
        var name = given ?? Names.Upper(described.Name, "Imported");
        RequireName(name, space ?? name);
        var draft = new DraftBuilder(described, new IdMint(name, isFromNames)).Build(name, space ?? name);
        var (text, compilation) = new Settling(draft).Run(Draft);
        if (draft.Tables.Count == 0)
            throw new UsageException($"No table of {described.Place} can be said in a schema: {string.Join(" ", draft.Remarks)}");
        return (draft, compilation.Schemas.Single(), SchemaFormatter.Format(new SourceFile(Draft, text), out _) ?? text);
    }

    // As of a schema with one table, so that what is wrong is wrong with the names.
    static void RequireName(string name, string space)
    {
        var text = $"schema: {name}\nnamespace: {space}\n";
        if (SchemaCompiler.Compile(new SourceFile(Draft, text)).Problems is [var problem, ..])
            throw new UsageException($"{problem.Message} Give other names with --name and --namespace.");
    }

    static void Write(string? path, string text)
    {
        if (path is null)
            return;
        if (Path.GetDirectoryName(path) is { Length: > 0 } folder)
            Directory.CreateDirectory(folder);
        File.WriteAllText(path, text);
    }

    static ISource Open(string address) => address.Split(':', 2) switch
    {
        ["sqlite", { Length: > 0 } path] => SqliteSource.Open(path),
        ["postgres" or "postgresql", { Length: > 0 } words] => PostgresSource.Open(words),
        _ => throw new UsageException($"'{address.Split(':')[0]}' does not begin the address of a database. Write {Form}."),
    };
}
