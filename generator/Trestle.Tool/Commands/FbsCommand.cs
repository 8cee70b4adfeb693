using System.CommandLine;
using Trestle.Emit.Fbs;
using Trestle.Schema;
using Trestle.Schema.Model;
using Trestle.Schema.Rules;
using Trestle.Tool.Files;

namespace Trestle.Tool.Commands;

/// <summary><c>trestle fbs</c>: the rows of flatbuffers tables, for flatc and other languages.</summary>
static class FbsCommand
{
    public static Command Create(TextWriter output, TextWriter error)
    {
        var paths = SchemaFiles.Argument();
        var table = new Option<string?>("--table") { Description = "The table whose row is the root type, by its name in the schema." };
        var command = new Command("fbs", "Prints FlatBuffers IDL (.fbs) of the tables with 'serialization: flatbuffers'.") { paths, table };
        command.SetAction(parsed => Run(SchemaFiles.Read(parsed.GetValue(paths)!), parsed.GetValue(table), output, error));
        return command;
    }

    static int Run(IReadOnlyList<SourceFile> files, string? table, TextWriter output, TextWriter error)
    {
        var compilation = SchemaCompiler.Compile(files.Select(SchemaParser.Parse));
        foreach (var problem in compilation.Problems.Where(problem => problem.Rule.Severity == Severity.Error))
            error.WriteLine(problem);
        if (compilation.HasErrors)
            return ExitCode.Problems;
        var schemas = compilation.Schemas.Where(schema => schema.Tables.Any(IsFlatBuffers)).ToList();
        if (table is not null)
            output.Write(EmitTable(compilation.Schemas, table));
        else if (schemas.Count == 0)
            throw new UsageException("No table has 'serialization: flatbuffers'. There is nothing to print.");
        else
            output.Write(string.Join('\n', schemas.Select(FbsEmitter.Emit)));
        return ExitCode.Success;
    }

    static string EmitTable(IReadOnlyCollection<SchemaModel> schemas, string name)
    {
        foreach (var schema in schemas)
        {
            if (schema.Tables.FirstOrDefault(table => table.Name == name) is not { } table)
                continue;
            return IsFlatBuffers(table)
                ? FbsEmitter.Emit(schema, table)
                : throw new UsageException($"Table '{name}' has 'serialization: {table.Serialization.ToString().ToLowerInvariant()}'. Only flatbuffers tables have an .fbs form.");
        }

        var names = schemas.SelectMany(schema => schema.Tables).Select(table => table.Name);
        throw new UsageException($"There is no table '{name}'. The tables are: {string.Join(", ", names)}.");
    }

    static bool IsFlatBuffers(TableModel table) => table.Serialization == Serialization.FlatBuffers;
}
