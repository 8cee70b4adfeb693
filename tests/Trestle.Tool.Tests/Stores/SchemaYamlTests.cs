using System.Text;
using Trestle.Layout;
using Trestle.Schema;
using Trestle.Schema.Formatting;
using Trestle.Tool.Compiling;
using Trestle.Tool.Yaml;

namespace Trestle.Tool.Tests.Stores;

/// <summary>From the schema in a catalog to YAML, to a schema, to an assembly: what comes out is what went in.</summary>
public sealed class SchemaYamlTests
{
    [Theory]
    [MemberData(nameof(Corpus.Folders), MemberType = typeof(Corpus))]
    public void What_is_written_of_a_catalog_compiles_to_the_same_canonical_form(string folder) => Assert.All(Corpus.Compile(folder), schema =>
    {
        var canonical = CanonicalSchema.Write(schema);
        var model = DatabaseCompiler.Model(SchemaShape.Parse(Encoding.UTF8.GetBytes(canonical)));
        Assert.Equal(canonical, CanonicalSchema.Write(model));
    });

    [Theory]
    [MemberData(nameof(Corpus.Folders), MemberType = typeof(Corpus))]
    public void What_is_written_is_in_the_formatter_s_form(string folder) => Assert.All(Corpus.Compile(folder), schema =>
    {
        var text = SchemaYaml.Write(Corpus.ShapeOf(schema), "Some.Space");
        Assert.Equal(text, SchemaFormatter.Format(new SourceFile("a.schema.yaml", text), out var problems));
        Assert.Empty(problems);
    });

    [Theory]
    [MemberData(nameof(Corpus.Folders), MemberType = typeof(Corpus))]
    public void The_documentation_is_written_where_the_schema_has_it(string folder) => Assert.All(Corpus.Compile(folder), schema =>
    {
        var documented = DocumentedSchema.Write(schema);
        var text = SchemaYaml.Write(SchemaShape.Parse(Encoding.UTF8.GetBytes(documented)), schema.Namespace);
        Assert.Equal(documented, DocumentedSchema.Write(Assert.Single(SchemaCompiler.Compile(new SourceFile("a.schema.yaml", text)).Schemas)));
    });

    [Theory]
    [MemberData(nameof(Corpus.Folders), MemberType = typeof(Corpus))]
    public void The_classes_of_a_catalog_compile(string folder) => Assert.All(Corpus.Compile(folder), schema =>
        Assert.NotEmpty(DatabaseCompiler.Compile(Corpus.ShapeOf(schema))));
}
