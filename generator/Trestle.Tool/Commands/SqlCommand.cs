using System.CommandLine;
using System.Text;
using Trestle.Layout;
using Trestle.Postgres;
using Trestle.Schema;
using Trestle.Schema.Model;
using Trestle.Schema.Rules;
using Trestle.Sqlite;
using Trestle.Tool.Files;
using Trestle.Tool.Stores;

namespace Trestle.Tool.Commands;

/// <summary><c>trestle sql</c>: what a relational store runs when it is opened for the first time.</summary>
static class SqlCommand
{
    static readonly Dictionary<string, Func<SchemaShape, IReadOnlyList<string>>> Definitions = new()
    {
        ["sqlite"] = SqliteStore.Definition,
        ["postgres"] = PostgresStore.Definition,
    };

    public static Command Create(TextWriter output, TextWriter error)
    {
        var paths = SchemaFiles.Argument();
        var store = new Option<string>("--store") { Description = "The kind of store: sqlite or postgres.", Required = true };
        store.AcceptOnlyFromAmong([.. Definitions.Keys]);
        var schema = new Option<string?>("--schema") { Description = "The name of the schema, where there are several." };
        var json = StoreOptions.JsonOption();
        var command = new Command(
            "sql", "Prints the SQL that opening an empty store runs, to read, or to run by sqlite3 or psql: a store made so is opened as it is.")
        {
            paths, store, schema, json,
        };
        command.SetAction(parsed => Run(
            SchemaFiles.Read(parsed.GetValue(paths)!), parsed.GetValue(store)!, parsed.GetValue(schema), parsed.GetValue(json), output, error));
        return command;
    }

    static int Run(IReadOnlyList<SourceFile> files, string store, string? name, bool asJson, TextWriter output, TextWriter error)
    {
        var compilation = SchemaCompiler.Compile(files.Select(SchemaParser.Parse));
        foreach (var problem in compilation.Problems.Where(problem => problem.Rule.Severity == Severity.Error))
            error.WriteLine(problem);
        if (compilation.HasErrors)
            return ExitCode.Problems;
        var shape = SchemaShape.Parse(Encoding.UTF8.GetBytes(DocumentedSchema.Write(Choose(compilation.Schemas, name))));
        var statements = Definitions[store](shape).Prepend("BEGIN").Append("COMMIT");
        if (asJson)
            WriteJson(shape.Name, store, statements, output);
        else
            output.Write(string.Concat(statements.Select(statement => statement + ";\n")));
        return ExitCode.Success;
    }

    static void WriteJson(string schema, string store, IEnumerable<string> statements, TextWriter output) => JsonOutput.Object(output, json =>
    {
        json.WriteString("schema", schema);
        json.WriteString("store", store);
        json.WriteStartArray("statements");
        foreach (var statement in statements)
            json.WriteStringValue(statement);
        json.WriteEndArray();
    });

    static SchemaModel Choose(IReadOnlyCollection<SchemaModel> schemas, string? name)
    {
        var names = string.Join(", ", schemas.Select(schema => schema.Name));
        if (name is null)
            return schemas.Count == 1 ? schemas.First() : throw new UsageException($"There are several schemas: {names}. Name one with --schema.");
        return schemas.FirstOrDefault(schema => schema.Name == name)
            ?? throw new UsageException($"There is no schema '{name}'. The schemas are: {names}.");
    }
}
