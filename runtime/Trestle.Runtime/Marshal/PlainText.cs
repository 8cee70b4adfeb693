using System.Text.Json;

namespace Trestle.Marshalling;

/// <summary>Takes text out of JSON. An escape there can spell half a surrogate pair, which no string may hold.</summary>
static class PlainText
{
    public static string Of(JsonElement text)
    {
        try
        {
            return text.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw PlainError.Wrong(text, "text: it holds half a surrogate pair", "Remove it.");
        }
    }

    public static string NameOf(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException error)
        {
            throw new FormatException("The name of a member holds half a surrogate pair. Remove it.", error);
        }
    }
}
