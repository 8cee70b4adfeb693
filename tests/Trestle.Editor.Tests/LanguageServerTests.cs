using Trestle.Editor.Tests.Support;

namespace Trestle.Editor.Tests;

public sealed class LanguageServerTests(LanguageServer server) : IClassFixture<LanguageServer>
{
    const string Shop =
        """
        schema: Shop
        namespace: Samples.Shop
        tables:
          orders:
            record: Order
            id: 0b0f2a6e-6c7e-4d0b-9a55-2f1f3a0c7d11
            key: id
            fields:
              id: uuid @1
              total: { type: int64, tag: 2 }
            indexes:
              ByTotal:
                id: 5b2c0a57-3a86-4a2e-8a8f-0f0a4f9be100
                by: [total]
                
        """;

    [Fact]
    public void A_right_file_has_no_squiggles() => Assert.Empty(server.Open("right.schema.yaml", Shop));

    [Fact]
    public void No_valid_file_of_the_corpus_has_squiggles()
    {
        var files = Directory.GetFiles(Path.Combine(Repository.Schemas, "conformance", "valid"), "*.schema.yaml", SearchOption.AllDirectories);
        Assert.All(files, file => Assert.Empty(server.Open(Path.GetFileName(Path.GetDirectoryName(file)) + "." + Path.GetFileName(file), File.ReadAllText(file))));
    }

    [Fact]
    public void A_misspelt_word_gets_a_squiggle_on_its_line()
    {
        var problems = server.Open("misspelt.schema.yaml", Shop.Replace("record:", "recrod:", StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem.Contains("recrod", StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem.Contains("Missing property \"record\"", StringComparison.Ordinal));
    }

    [Fact]
    public void A_tag_out_of_range_gets_a_squiggle() =>
        Assert.Contains(server.Open("tag.schema.yaml", Shop.Replace("@1", "@1001", StringComparison.Ordinal)), problem => problem.StartsWith("8: ", StringComparison.Ordinal));

    [Fact]
    public void Completion_offers_the_words_of_an_index_that_are_not_there_yet()
    {
        server.Open("index.schema.yaml", Shop);
        var words = server.Complete("index.schema.yaml", 14, 8);
        Assert.Superset(new HashSet<string> { "unique", "include", "where", "doc" }, words.ToHashSet());
        Assert.DoesNotContain("by", words);
    }

    [Fact]
    public void Completion_offers_the_words_of_a_field()
    {
        var text = Shop.Replace("{ type: int64, tag: 2 }", "\n        type: int64\n        tag: 2\n        ", StringComparison.Ordinal);
        server.Open("field.schema.yaml", text);
        Assert.Superset(new HashSet<string> { "default", "min", "max", "maxLength", "generate" }, server.Complete("field.schema.yaml", 12, 8).ToHashSet());
    }

    [Fact]
    public void Completion_offers_the_serializations()
    {
        var text = Shop.Replace("    key: id\n", "    key: id\n    serialization: \n", StringComparison.Ordinal);
        server.Open("serialization.schema.yaml", text);
        Assert.Superset(new HashSet<string> { "flatbuffers", "cbor", "json" }, server.Complete("serialization.schema.yaml", 7, 19).ToHashSet());
    }

    [Fact]
    public void Hover_explains_a_word()
    {
        server.Open("hover.schema.yaml", Shop);
        Assert.Contains("The field by which a row is found", server.Hover("hover.schema.yaml", 6, 5), StringComparison.Ordinal);
        Assert.Contains("UUID, for ever", server.Hover("hover.schema.yaml", 12, 9), StringComparison.Ordinal);
    }
}
