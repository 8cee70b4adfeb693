using Trestle.Schema.Nodes;
using Trestle.Schema.Rules;
using Trestle.Schema.Yaml;

namespace Trestle.Schema.Parsing;

/// <summary>Reads a whole file.</summary>
static class FileParser
{
    static readonly string[] Words = ["schema", "namespace", "doc", "enums", "structs", "tables"];

    /// <summary>Null when the file holds nothing that can be read.</summary>
    public static SchemaNode? Parse(SourceFile file, ProblemBag problems)
    {
        var document = YamlReader.Read(file, problems);
        if (document.Root is null or YamlScalar { ScalarKind: ScalarKind.Null })
        {
            if (!document.IsIncomplete)
                problems.Add(SchemaRules.EmptyDeclaration, new SourceSpan(file.Path, 0, 0, 0, 0, 0, 0),
                    "The file is empty. Begin with 'schema: Name'.");
            return null;
        }
        var read = new ValueReader(problems);
        return WordMap.Open(document.Root, "a schema file", read, Words) is { } map ? Parse(map, document, read) : null;
    }

    static SchemaNode Parse(WordMap map, YamlDocument document, ValueReader read)
    {
        var top = document.Root!.Span;
        var begin = top with { Length = 0, EndLine = top.Line, EndColumn = top.Column };
        var name = map.Required("schema", begin) is { } schema ? read.Name(schema, "the name of the schema", NameForm.Schema) : null;
        var space = map.Optional("namespace");
        var validSpace = space is null ? null : read.Name(space, "the namespace", NameForm.Namespace);
        var enums = read.Entries(map.Optional("enums"), "'enums'");
        var structs = read.Entries(map.Optional("structs"), "'structs'");
        var tables = read.Entries(map.Optional("tables"), "'tables'");
        return new SchemaNode(
            name,
            validSpace,
            map.Optional("doc") is { } doc ? read.Doc(doc, "the doc of the schema") : null,
            enums.Select(entry => EnumParser.Parse(entry, read)).ToArray(),
            structs.Select(entry => StructParser.Parse(entry, read)).ToArray(),
            tables.Select(entry => TableParser.Parse(entry, name?.Text ?? "", read)).ToArray(),
            space is not null && validSpace is null,
            document.IsIncomplete || name is null);
    }
}
