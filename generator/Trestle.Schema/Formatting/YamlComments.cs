using YamlDotNet.Core;
using YamlDotNet.Core.Tokens;

namespace Trestle.Schema.Formatting;

/// <summary>The comments of a YAML text, in order.</summary>
static class YamlComments
{
    /// <summary>Null when the text cannot be scanned.</summary>
    public static IReadOnlyList<string>? Of(string text)
    {
        var comments = new List<string>();
        var scanner = new Scanner(new StringReader(text), skipComments: false);
        try
        {
            while (scanner.MoveNext())
            {
                if (scanner.Current is Comment comment)
                    comments.Add(comment.Value.Trim());
            }
            return comments;
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // As when reading: the scanner throws more than YamlException on odd input.
            return null;
        }
    }
}
