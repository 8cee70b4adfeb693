using System.Text;
using Trestle.Golden;

namespace Trestle.Runtime.Tests.Marshal;

public class HostileTextTests
{
    const int Rounds = 4_000;
    const string Awkward = "\"\\,:{}[]019.-eE\ud800ntf";

    [Fact]
    public void Damaged_text_is_read_or_refused_and_nothing_else()
    {
        var random = new Random(1234);
        for (var i = 0; i < Rounds; i++)
        {
            Try(Damage(AnyRecord.Make<Everything>(random).ToJson(), random), Everything.FromJson);
            Try(Damage(AnyRecord.Make<Lists>(random).ToJson(), random), Lists.FromJson);
            Try(Damage(AnyRecord.Make<Place>(random).ToJson(), random), Place.FromJson);
        }
    }

    [Fact]
    public void Damaged_documents_are_read_or_refused_and_nothing_else()
    {
        var random = new Random(4321);
        for (var i = 0; i < Rounds; i++)
        {
            var bytes = Encoding.UTF8.GetBytes(AnyRecord.Make<Place>(random).ToJson());
            for (var flips = random.Next(4); flips > 0; flips--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            if (!Json.TryFromUtf8(bytes, out var json))
                continue;
            Assert.Equal(json, Json.FromUtf8(json.Utf8));
            Assert.True(System.Text.Json.JsonElement.DeepEquals(System.Text.Json.JsonElement.Parse(bytes), json.RootElement));
        }
    }

    static void Try<T>(string text, Func<string, T> read)
    {
        try
        {
            read(text);
        }
        catch (Exception error) when (error is FormatException or CheckViolationException)
        {
            Assert.Matches(@"^.+\. .+\.$", error.Message.ReplaceLineEndings(" "));
        }
    }

    static string Damage(string text, Random random)
    {
        var damaged = new StringBuilder(text);
        for (var edits = random.Next(1, 4); edits > 0 && damaged.Length > 1; edits--)
        {
            var at = random.Next(damaged.Length);
            switch (random.Next(4))
            {
                case 0: damaged[at] = (char)random.Next(0x80); break;
                case 1: damaged.Remove(at, random.Next(1, Math.Min(20, damaged.Length - at) + 1)); break;
                case 2: damaged.Insert(at, Awkward[random.Next(Awkward.Length)]); break;
                default: damaged.Length = at; break;
            }
        }
        return damaged.ToString();
    }
}
