using System.Globalization;
using Trestle.Schema.Nodes;
using Trestle.Schema.Rules;
using Trestle.Schema.Yaml;

namespace Trestle.Schema.Parsing;

/// <summary>Reads YAML values as what is expected of them, or reports that they are not. Null means reported.</summary>
/// <param name="problems">Where it is reported.</param>
sealed class ValueReader(ProblemBag problems)
{
    public ProblemBag Problems { get; } = problems;

    public YamlMapping? Map(YamlNode node, string what) => node as YamlMapping ?? Wrong<YamlMapping>(node, what, "a map");

    /// <summary>Text, quoted or plain, that is neither a number nor a boolean nor null.</summary>
    public WordNode? Word(YamlNode node, string what, string expected) =>
        Text(node, what, expected) is { } scalar ? new WordNode(scalar.Text, scalar.Span) : null;

    public YamlScalar? Text(YamlNode node, string what, string expected) =>
        node is YamlScalar { ScalarKind: ScalarKind.Text, IsIncomplete: false } scalar ? scalar : Wrong<YamlScalar>(node, what, expected);

    public WordNode? Name(YamlNode node, string what, NameForm form) =>
        Word(node, what, $"a name such as '{form.Example}'") is { } word ? Name(word, what, form) : null;

    public WordNode? Name(WordNode word, string what, NameForm form)
    {
        if (form.Matches(word.Text))
            return word;
        Problems.Add(SchemaRules.InvalidName, word.Span,
            () => $"{Capital(what)} cannot be '{Short(word.Text)}'. Write a name that {form.Rule}, such as '{form.Example}'.");
        return null;
    }

    public WordNode? Choice(YamlNode node, string what, params string[] choices)
    {
        if (Word(node, what, string.Join(" or ", choices.Select(choice => $"'{choice}'"))) is not { } word)
            return null;
        if (choices.Contains(word.Text))
            return word;
        Problems.Add(SchemaRules.InvalidChoice, word.Span,
            () => $"{Capital(what)} cannot be '{Short(word.Text)}'. {NearestWord.Hint(word.Text, choices, "")}");
        return null;
    }

    public bool? Bool(YamlNode node, string what)
    {
        if (node is YamlScalar { IsPlain: true, Text: "true" or "false", IsIncomplete: false } scalar)
            return scalar.Text == "true";
        Wrong<YamlScalar>(node, what, "true or false");
        return null;
    }

    public NumberNode? Int(YamlNode node, string what)
    {
        if (node is not YamlScalar { IsPlain: true, IsIncomplete: false } scalar || !CoreSchema.IsInteger(scalar.Text))
        {
            Wrong<YamlScalar>(node, what, "a whole number");
            return null;
        }
        if (int.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value))
            return new NumberNode(value, scalar.Span);
        Problems.Add(SchemaRules.WrongKind, scalar.Span,
            $"{Capital(what)} does not fit in 32 bits. Write a number from -2147483648 to 2147483647.");
        return null;
    }

    public ConstantNode? Constant(YamlNode node, string what) =>
        node is YamlScalar { IsIncomplete: false } scalar
            ? new ConstantNode(scalar.Text, scalar.ScalarKind, !scalar.IsPlain, scalar.Span)
            : Wrong<ConstantNode>(node, what, "a constant");

    /// <summary>The items of a list, or a single value standing for a list of one; empty means reported.</summary>
    public IReadOnlyList<YamlNode> OneOrMany(YamlNode node, string what)
    {
        if (node is YamlScalar)
            return [node];
        return List(node, what, "a name, or a list of names");
    }

    public IReadOnlyList<YamlNode> List(YamlNode node, string what, string expected)
    {
        if (node is not YamlSequence list)
        {
            Wrong<YamlSequence>(node, what, expected);
            return [];
        }
        if (list.Items.Count == 0)
            Empty(node, what);
        return list.Items;
    }

    /// <summary>The entries of a map that is not empty if it is there at all; none may mean reported.</summary>
    public IReadOnlyList<YamlEntry> Entries(YamlNode? node, string what)
    {
        if (node is null || Map(node, what) is not { } map)
            return [];
        if (map.Entries.Count == 0)
            Empty(node, what);
        return map.Entries;
    }

    public void Empty(YamlNode node, string what)
    {
        if (node.IsIncomplete)
            Problems.AddSilently();
        else
            Problems.Add(SchemaRules.EmptyDeclaration, node.Span, $"{Capital(what)} is empty. Fill it, or remove it.");
    }

    public IdNode? Id(YamlNode node, string what)
    {
        if (Word(node, what, "a UUID") is not { } word)
            return null;
        if (Guid.TryParseExact(word.Text, "D", out var id) && id != Guid.Empty)
            return new IdNode(id, word.Span, false);
        Problems.Add(SchemaRules.InvalidId, word.Span,
            () => $"{Capital(what)} cannot be '{Short(word.Text)}'. Write a UUID such as 0b0f2a6e-6c7e-4d0b-9a55-2f1f3a0c7d11.");
        return null;
    }

    /// <summary>Documentation; what XML cannot hold is refused.</summary>
    public WordNode? Doc(YamlNode node, string what)
    {
        var quoted = node is YamlScalar { ScalarKind: ScalarKind.Bool or ScalarKind.Number } value ? $"text in quotes: \"{value.Text}\"" : "text";
        if (Word(node, what, quoted) is not { } word)
            return null;
        if (StoredText.FirstUndocumentable(word.Text) is not { } code)
            return word;
        Problems.Add(SchemaRules.InvalidText, word.Span,
            $"{Capital(what)} contains the character {code}, which documentation cannot hold. Remove it.");
        return null;
    }

    /// <summary>At most forty characters of a text, for a message.</summary>
    public static string Short(string text)
    {
        var part = text.Length <= 40 ? text : text.Substring(0, char.IsHighSurrogate(text[36]) ? 36 : 37) + "...";
        return new string([.. part.Select(c => c is '\n' or '\r' ? ' ' : char.IsControl(c) ? '\uFFFD' : c)]);
    }

    public static string Capital(string what) => char.ToUpperInvariant(what[0]) + what.Substring(1);

    T? Wrong<T>(YamlNode node, string what, string expected)
        where T : class
    {
        if (node.IsIncomplete)
            Problems.AddSilently();
        else
            Problems.Add(SchemaRules.WrongKind, node.Span, () => $"{Capital(what)} is {Short(node.Kind)}. Write {expected}.");
        return null;
    }
}
