using Trestle.Schema.Formatting;
using Trestle.Schema.Tests.Support;

namespace Trestle.Schema.Tests;

public sealed class FormatterTests
{
    public static TheoryData<string> Files =>
        [.. Directory.GetFiles(Repository.Conformance, "*.yaml", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(Repository.Conformance, path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Formatting_a_file_of_the_corpus_twice_is_formatting_it_once(string path)
    {
        var file = new SourceFile(path, File.ReadAllText(Path.Combine(Repository.Conformance, path)));
        if (SchemaFormatter.Format(file, out var problems) is { } text)
            Assert.Equal(text, SchemaFormatter.Format(file with { Text = text }, out _));
        else
            Assert.NotEmpty(problems);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Formatting_changes_neither_the_schema_nor_a_comment(string path)
    {
        var file = new SourceFile(path, File.ReadAllText(Path.Combine(Repository.Conformance, path)));
        if (SchemaFormatter.Format(file, out _) is not { } text)
            return;
        Assert.Equal(Canonical(file), Canonical(file with { Text = text }));
        Assert.Equal(YamlComments.Of(file.Text.Replace("\r", "", StringComparison.Ordinal)), YamlComments.Of(text));
    }

    [Fact]
    public void Levels_get_two_spaces_and_brackets_one()
    {
        const string Messy = """
            # a schema
            schema: Shop


            tables:
                # all orders
                orders:
                        record:   Order   
                        key: [ id,no ]
                        # the fields
                        fields:
                            id:  uuid @1   # the id
                            no: {type: int32,tag: 2 , default:  7}
                            # the last one
                            note: "{ not a map }"
                        indexes: {}
                # no more


            """;
        const string Clean = """
            # a schema
            schema: Shop

            tables:
              # all orders
              orders:
                record:   Order
                key: [id, no]
                # the fields
                fields:
                  id:  uuid @1   # the id
                  no: { type: int32, tag: 2, default: 7 }
                  # the last one
                  note: "{ not a map }"
                indexes: {}
              # no more

            """;
        Assert.Equal(Clean, Format(Messy));
    }

    [Fact]
    public void Lists_stand_below_their_key()
    {
        const string Messy = "a:\n- x\n-   y: 1\n    z: 2\n# end\nb: 1\n";
        Assert.Equal("a:\n  - x\n  - y: 1\n    z: 2\n# end\nb: 1\n", Format(Messy));
    }

    [Fact]
    public void Texts_of_several_lines_keep_their_lines()
    {
        const string Messy = "a:\n    doc: |\n        one\n          two  \n\n\n        three\n    b: \"x\n       y\"\n";
        Assert.Equal("a:\n  doc: |\n      one\n        two  \n\n\n      three\n  b: \"x\n     y\"\n", Format(Messy));
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_left_alone()
    {
        Assert.Null(SchemaFormatter.Format(new SourceFile("a.schema.yaml", "a: [unclosed"), out var problems));
        Assert.Equal("TRS1001", Assert.Single(problems).Rule.Id);
    }

    [Fact]
    public void Damaged_files_are_formatted_without_an_exception_and_to_the_same_twice()
    {
        string[] corpus = [.. ConformanceCase.Valid.SelectMany(item => item.Files).Select(file => file.Text)];
        var mutator = new Mutator(7, corpus);
        for (var i = 0; i < 5_000; i++)
        {
            var file = new SourceFile("a.schema.yaml", mutator.Next());
            if (SchemaFormatter.Format(file, out _) is { } text)
                Assert.Equal(text, SchemaFormatter.Format(file with { Text = text }, out _));
        }
    }

    static string Format(string text) => SchemaFormatter.Format(new SourceFile("a.schema.yaml", text.Replace("\r", "", StringComparison.Ordinal)), out _)!;

    static string Canonical(SourceFile file) => string.Concat(SchemaCompiler.Compile(file).Schemas.Select(CanonicalSchema.Write));
}
