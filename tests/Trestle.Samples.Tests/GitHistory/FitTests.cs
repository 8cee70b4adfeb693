using System.Text;
using Samples.GitHistory.Loading;

namespace Trestle.Samples.Tests.GitHistory;

public sealed class FitTests
{
    [Theory]
    [InlineData("abc", 3, "abc")]
    [InlineData("abcd", 3, "abc")]
    [InlineData("\u00e4\u00e4", 3, "\u00e4")]
    [InlineData("a\U0001F600", 4, "a")]
    [InlineData("a\U0001F600", 5, "a\U0001F600")]
    public void Start_keeps_whole_characters(string text, int maxBytes, string expected) => Assert.Equal(expected, Fit.Start(text, maxBytes));

    [Fact]
    public void Distinct_keeps_two_long_texts_two()
    {
        var (one, two) = (Fit.Distinct(new string('x', 600) + "1", 480), Fit.Distinct(new string('x', 600) + "2", 480));
        Assert.NotEqual(one, two);
        Assert.Equal(480, Encoding.UTF8.GetByteCount(one));
    }
}
