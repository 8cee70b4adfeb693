using System.Text;
using Samples.GitHistory.Git;

namespace Trestle.Samples.Tests.GitHistory;

public sealed class NulFieldsTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(100_000)]
    public void Fields_of_any_length_come_whole_however_the_stream_is_cut(int chunk)
    {
        string[] expected = ["", "a", new string('b', 70_000), "", "cde", new string('f', 200_000)];
        var fields = new NulFields(new SlowStream(Encoding.UTF8.GetBytes(string.Join('\0', expected) + "\0"), chunk));
        var found = new List<string>();
        while (fields.MoveNext())
            found.Add(Encoding.UTF8.GetString(fields.Current));
        Assert.Equal(expected, found);
    }

    [Fact]
    public void What_follows_the_last_zero_byte_is_not_a_field()
    {
        var fields = new NulFields(new MemoryStream("a\0b"u8.ToArray()));
        Assert.True(fields.MoveNext());
        Assert.False(fields.MoveNext());
    }

    /// <summary>Gives at most so many bytes at a time, as a pipe may.</summary>
    sealed class SlowStream(byte[] bytes, int chunk) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, chunk));
    }
}
