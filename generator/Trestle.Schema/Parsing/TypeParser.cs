using Trestle.Schema.Nodes;
using Trestle.Schema.Rules;
using Trestle.Schema.Yaml;

namespace Trestle.Schema.Parsing;

/// <summary>
/// Reads <c>name</c>, <c>name(arguments)</c> and <c>name&lt;elements&gt;</c>, each with an optional <c>?</c>, and the <c>@tag</c> after it.
/// </summary>
/// <param name="scalar">The text to read.</param>
/// <param name="owner">The field, for messages.</param>
/// <param name="problems">Where mistakes are reported.</param>
sealed class TypeParser(YamlScalar scalar, string owner, ProblemBag problems)
{
    const int MaxDepth = 8;

    readonly TextCursor cursor = new(scalar.Text);

    /// <summary>The whole text as a type; null means reported.</summary>
    public TypeNode? ParseType()
    {
        var type = Type(0);
        if (type is not null && !cursor.IsAtEnd)
            return Fail("after the type");
        return type;
    }

    /// <summary>The whole text as a type and a tag. The tag's text is null when there is none.</summary>
    public TypeNode? ParseTypeAndTag(out WordNode? tag)
    {
        tag = null;
        var type = Type(0);
        if (type is null || cursor.IsAtEnd)
            return type;
        var start = cursor.Position;
        if (!cursor.Take('@'))
            return Fail("after the type");
        tag = new WordNode(cursor.TakeRest().Trim(), scalar.SpanOf(start, scalar.Text.Length - start));
        return type;
    }

    TypeNode? Type(int depth)
    {
        var start = cursor.Position;
        if (depth > MaxDepth)
            return Fail("nested too deeply");
        var name = cursor.TakeIdentifier();
        if (name.Length == 0)
            return Fail("where a type is expected");
        var span = scalar.SpanOf(start, name.Length);
        if (Arguments() is not { } arguments || Elements(depth) is not { } elements)
            return null;
        return new TypeNode(name, arguments, elements, cursor.Take('?'), span);
    }

    IReadOnlyList<WordNode>? Arguments()
    {
        if (!cursor.Take('('))
            return [];
        var arguments = new List<WordNode>();
        do
        {
            cursor.SkipSpaces();
            var start = cursor.Position;
            var text = cursor.TakeIdentifier();
            if (text.Length == 0)
                return Fail<IReadOnlyList<WordNode>>("where an argument is expected");
            arguments.Add(new WordNode(text, scalar.SpanOf(start, text.Length)));
        }
        while (cursor.Take(','));
        return cursor.Take(')') ? arguments : Fail<IReadOnlyList<WordNode>>("where ')' is expected");
    }

    IReadOnlyList<TypeNode>? Elements(int depth)
    {
        if (!cursor.Take('<'))
            return [];
        var elements = new List<TypeNode>();
        do
        {
            if (Type(depth + 1) is not { } element)
                return null;
            elements.Add(element);
        }
        while (cursor.Take(','));
        return cursor.Take('>') ? elements : Fail<IReadOnlyList<TypeNode>>("where '>' is expected");
    }

    TypeNode? Fail(string where) => Fail<TypeNode>(where);

    T? Fail<T>(string where)
        where T : class
    {
        cursor.SkipSpaces();
        var at = cursor.Position;
        var found = cursor.IsAtEnd ? "ends" : $"has '{ValueReader.Short(scalar.Text.Substring(at))}'";
        var remedy = IsCut(scalar)
            ? "Put it in quotes: inside { } a comma ends the value."
            : "Write a type such as string(200), int32?, decimal(10,2) or list<uuid>, then a tag such as @1.";
        problems.Add(SchemaRules.InvalidType, scalar.SpanOf(Math.Min(at, scalar.Text.Length), scalar.Text.Length - at),
            $"The type of {owner} {found} {where}. {remedy}");
        return null;
    }

    /// <summary>Whether the text looks as if a comma inside a flow map had cut it: <c>decimal(10</c>.</summary>
    public static bool IsCut(YamlScalar scalar) => scalar.EndsAtComma && IsUnbalanced(scalar.Text);

    static bool IsUnbalanced(string text) =>
        text.Count(c => c == '(') > text.Count(c => c == ')') || text.Count(c => c == '<') > text.Count(c => c == '>');
}
