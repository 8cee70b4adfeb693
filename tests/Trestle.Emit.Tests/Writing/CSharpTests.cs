using Trestle.Emit.Writing;
using Trestle.Schema.Model;

namespace Trestle.Emit.Tests.Writing;

public class CSharpTests
{
    [Theory]
    [InlineData("class", "@class")]
    [InlineData("field", "@field")]
    [InlineData("Class", "Class")]
    [InlineData("churn", "churn")]
    public void Keywords_are_escaped(string name, string identifier) => Assert.Equal(identifier, CSharp.Identifier(name));

    [Theory]
    [InlineData("a\"b\\c", @"""a\""b\\c""")]
    [InlineData("\n\0\u2028", @"""\u000a\u0000\u2028""")]
    [InlineData("é😀", @"""\u00e9\ud83d\ude00""")]
    [InlineData("{x} $", "\"{x} $\"")]
    public void Literals_are_plain_ascii(string value, string literal) => Assert.Equal(literal, CSharp.Literal(value));

    [Theory]
    [InlineData("a < b && c > d", "a &lt; b &amp;&amp; c &gt; d")]
    [InlineData("one\r\ntwo\n\nthree\u2028four\u0085five", "one two three four five")]
    [InlineData("\u0001 \ufffe", "\ufffd \ufffd")]
    public void Documentation_text_is_escaped_into_one_line(string text, string xml) => Assert.Equal(xml, CSharp.Xml(text));

    [Fact]
    public void Generated_types_have_a_full_name_that_nothing_hides()
    {
        var schema = new SchemaModel("S", "My.event", null, default, default, default);
        Assert.Equal("global::My.@event.Person", CSharp.Qualified(schema, "Person"));
    }

    [Fact]
    public void Summaries_of_several_lines_stay_comments()
    {
        var text = new CodeWriter().Summary(DocComment.Xml("one\r\n two \u2028three\rfour\u0085five\n\nsix")).ToString();
        Assert.Equal(
            """
            /// <summary>
            /// one
            ///  two
            /// three
            /// four
            /// five
            ///
            /// six
            /// </summary>

            """.ReplaceLineEndings("\n"),
            text);
    }

    [Theory]
    [InlineData("One commit", "One commit.")]
    [InlineData("One commit.", "One commit.")]
    [InlineData("Why?", "Why?")]
    public void A_sentence_ends(string doc, string sentence) => Assert.Equal(sentence, DocComment.Sentence(doc));
}
