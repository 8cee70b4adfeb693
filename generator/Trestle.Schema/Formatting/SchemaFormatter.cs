using Trestle.Schema.Parsing;
using Trestle.Schema.Rules;
using Trestle.Schema.Yaml;

namespace Trestle.Schema.Formatting;

/// <summary>
/// Lays a YAML file out: two spaces a level, <c>{ a: 1, b: [x, y] }</c>, no trailing spaces, one blank line at most, <c>\n</c>. Words,
/// order, comments and columns aligned behind a colon stay as they are.
/// </summary>
public static class SchemaFormatter
{
    /// <summary>
    /// The file's text laid out; null when it cannot be read, which <paramref name="problems"/> explain. A layout that would change
    /// what the file says, or its comments, is not made: then the text is returned as it is.
    /// </summary>
    public static string? Format(SourceFile file, out IReadOnlyList<Problem> problems)
    {
        var plain = file with { Text = Unified(file.Text) };
        var bag = new ProblemBag();
        var document = YamlReader.Read(plain, bag);
        problems = [.. bag.All];
        if (bag.Damage > 0)
            return null;
        if (document.Root is null)
            return plain.Text;
        var text = new Layout(plain.Text, document.Root).Write();
        return IsSame(plain, document.Root, text) ? text : plain.Text;
    }

    static bool IsSame(SourceFile plain, YamlNode root, string text)
    {
        var bag = new ProblemBag();
        return YamlReader.Read(plain with { Text = text }, bag).Root is { } after
            && bag.Damage == 0
            && NodeEquality.AreEqual(root, after)
            && YamlComments.Of(plain.Text) is { } comments
            && YamlComments.Of(text) is { } kept
            && comments.SequenceEqual(kept);
    }

    static string Unified(string text) => text.TrimStart('\uFEFF').Replace("\r\n", "\n").Replace('\r', '\n');
}
