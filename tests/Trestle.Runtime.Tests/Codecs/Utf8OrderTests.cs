using System.Text;
using Trestle.Codecs;

namespace Trestle.Runtime.Tests.Codecs;

public class Utf8OrderTests
{
    [Fact]
    public void Texts_sort_as_their_utf8_bytes_do()
    {
        string[] pieces = ["", "a", "b", "\u007f", "\u0080", "é", "\u07ff", "\u0800", "\ud7ff", "\ue000", "\uffff", "😀", "\U0010ffff"];
        string[] texts = [.. pieces.SelectMany(one => pieces.Select(other => one + other)).Distinct()];
        foreach (var one in texts)
        {
            foreach (var other in texts)
            {
                var expected = Encoding.UTF8.GetBytes(one).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(other));
                Assert.Equal(Math.Sign(expected), Math.Sign(Utf8Order.Instance.Compare(one, other)));
            }
        }
    }
}
