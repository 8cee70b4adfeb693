using Trestle.Schema.Rules;

namespace Trestle.Schema.Tests;

/// <summary>A problem marks exactly the text that must change, in UTF-16 units, whatever stands before it.</summary>
public sealed class SpanTests
{
    const string Head = "schema: Shop\nnamespace: Samples.Shop\n";

    [Theory]
    [InlineData("structs: { S: { a: «int46» @1 } }")]
    [InlineData("structs: { S: { a: \"«int46» @1\" } }")]
    [InlineData("structs: { S: { a: 'list<«int46»> @1' } }")]
    [InlineData("structs: { S: { a: \"\\x20«\" } }", "\"\\x20\"")]
    [InlineData("structs: { S: { a: int32 «@0» } }")]
    [InlineData("structs: { S: { a: { type: int32, tag: «x» } } }")]
    [InlineData("«colour»: red")]
    [InlineData("enums: { «K» : { card: 1 }, «K» : { card: 1 } }", "K", 1)]
    [InlineData("doc: \"😀😀\" # 😀\nenums: { Kind: { card: «one» } } # 😀")]
    [InlineData("doc: \"😀\"\nenums: { «\"😀\"»: { card: 1 } }")]
    [InlineData("tables: «[]»")]
    [InlineData("tables: «~»")]
    public void The_span_covers_the_mistake(string marked, string? expected = null, int occurrence = 0)
    {
        var text = Head + marked.Replace("«", "", StringComparison.Ordinal).Replace("»", "", StringComparison.Ordinal);
        var problem = Assert.Single(Compile(text));
        expected ??= marked[(marked.IndexOf('«', StringComparison.Ordinal) + 1)..marked.IndexOf('»', StringComparison.Ordinal)];
        Assert.Equal(expected, text.Substring(problem.Span.Start, problem.Span.Length));
        Assert.True(occurrence == 0 || text.LastIndexOf(expected, StringComparison.Ordinal) == problem.Span.Start);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Lines_and_columns_do_not_depend_on_the_line_break(string lineBreak)
    {
        var text = (Head + "doc: \"😀\"\nenums:\n  Kind: { card: one }\n").Replace("\n", lineBreak, StringComparison.Ordinal);
        var span = Assert.Single(Compile(text)).Span;
        Assert.Equal((4, 16, 4, 19), (span.Line, span.Column, span.EndLine, span.EndColumn));
        Assert.Equal("one", text.Substring(span.Start, span.Length));
    }

    [Fact]
    public void A_byte_order_mark_counts_as_a_character_of_the_text()
    {
        const string Text = "\uFEFF" + Head + "tables: x";
        Assert.Equal("x", Text.Substring(Assert.Single(Compile(Text)).Span.Start));
    }

    [Fact]
    public void A_problem_prints_as_compilers_print_it()
    {
        var problem = Assert.Single(Compile(Head + "tables: x"));
        Assert.Equal("a.schema.yaml(3,9): error TRS1012: 'tables' is the text 'x'. Write a map.", problem.ToString());
    }

    static IReadOnlyList<Problem> Compile(string text) => SchemaCompiler.Compile(new SourceFile("a.schema.yaml", text)).Problems;
}
