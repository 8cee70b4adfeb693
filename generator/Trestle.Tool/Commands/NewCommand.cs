using System.CommandLine;
using Trestle.Schema;
using Trestle.Tool.Files;
using Trestle.Tool.Stores;

namespace Trestle.Tool.Commands;

/// <summary><c>trestle new</c>: a first schema to go on from.</summary>
static class NewCommand
{
    public static Command Create(TextWriter output)
    {
        var name = new Argument<string>("name") { Description = "The name of the schema, for example Shop." };
        var space = new Option<string?>("--namespace") { Description = "The C# namespace of what is generated. Default: the name." };
        var folder = new Option<string>("--output") { Description = "The folder to write to.", DefaultValueFactory = _ => "." };
        var json = StoreOptions.JsonOption();
        var command = new Command(
            "new", "Writes <name>.schema.yaml with one table and ids of its own, to go on from.")
        {
            name, space, folder, json,
        };
        command.SetAction(parsed => Run(parsed.GetValue(name)!, parsed.GetValue(space), parsed.GetValue(folder)!, parsed.GetValue(json), output));
        return command;
    }

    static int Run(string name, string? space, string folder, bool asJson, TextWriter output)
    {
        var text = Text(name, space ?? name);
        var path = Path.Combine(folder, name.ToLowerInvariant() + ".schema.yaml");
        if (SchemaCompiler.Compile(new SourceFile(path, text)).Problems is [var problem, ..])
            throw new UsageException(problem.Message);
        if (File.Exists(path))
            throw new UsageException($"There is a file '{FolderSearch.Shown(path)}' already. Choose another name or folder.");
        Directory.CreateDirectory(folder);
        File.WriteAllText(path, text);
        if (asJson)
            JsonOutput.Object(output, json => json.WriteString("path", FolderSearch.Shown(path)));
        else
            output.WriteLine(FolderSearch.Shown(path));
        return ExitCode.Success;
    }

    static string Text(string name, string space) => $$"""
        schema: {{name}}
        namespace: {{space}}

        tables:
          items:
            record: Item
            id: {{Guid.NewGuid()}}
            doc: What the table holds.
            key: id
            serialization: flatbuffers
            fields:
              id: { type: uuid, tag: 1, generate: uuidv7 }
              name: string(100) @2
              created: timestamp @3
            indexes:
              ByName: { id: {{Guid.NewGuid()}}, by: [name] }

        """;
}
