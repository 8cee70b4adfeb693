using Trestle.Schema.Nodes;
using Trestle.Schema.Rules;
using Trestle.Schema.Yaml;

namespace Trestle.Schema.Parsing;

/// <summary>Reads the condition of a partial index: comparisons of fields with constants, joined by <c>and</c>.</summary>
/// <param name="scalar">The text to read.</param>
/// <param name="owner">For example <c>index 'Empty' of table 'commits'</c>.</param>
/// <param name="problems">Where mistakes are reported.</param>
sealed class ConditionParser(YamlScalar scalar, string owner, ProblemBag problems)
{
    static readonly string[] Operators = ["==", "!=", "<", "<=", ">", ">="];

    readonly TextCursor cursor = new(scalar.Text);

    /// <summary>The comparisons; null means reported.</summary>
    public IReadOnlyList<ComparisonNode>? Parse()
    {
        var comparisons = new List<ComparisonNode>();
        do
        {
            if (Comparison() is not { } comparison)
                return null;
            comparisons.Add(comparison);
        }
        while (TakeAnd());
        return cursor.IsAtEnd ? comparisons : Fail<List<ComparisonNode>>("'and'");
    }

    ComparisonNode? Comparison()
    {
        cursor.SkipSpaces();
        var start = cursor.Position;
        var field = Word();
        if (field.Text.Length == 0)
            return Fail<ComparisonNode>("the name of a field");
        if (Operator() is not { } comparison || Constant() is not { } constant)
            return null;
        return new ComparisonNode(field, comparison, constant, scalar.SpanOf(start, cursor.Position - start));
    }

    WordNode? Operator()
    {
        cursor.SkipSpaces();
        var start = cursor.Position;
        var text = cursor.TakeWhile(c => c is '=' or '!' or '<' or '>');
        var span = scalar.SpanOf(start, text.Length);
        return Operators.Contains(text) ? new WordNode(text, span) : Fail<WordNode>("one of == != < <= > >=", start);
    }

    ConstantNode? Constant()
    {
        cursor.SkipSpaces();
        if (cursor.Current is '"' or '\'')
            return Quoted(cursor.Current);
        var start = cursor.Position;
        var text = cursor.TakeWhile(c => c is '+' or '-' or '.' or '_' or (>= '0' and <= '9') or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z'));
        return text.Length == 0
            ? Fail<ConstantNode>("a number, a text in quotes, true, false, null or the name of an enum member")
            : new ConstantNode(text, CoreSchema.KindOf(text), false, scalar.SpanOf(start, text.Length));
    }

    ConstantNode? Quoted(char quote)
    {
        var start = cursor.Position;
        cursor.Take(quote);
        var end = scalar.Text.IndexOf(quote, cursor.Position);
        if (end < 0)
            return Fail<ConstantNode>($"a closing {quote}", scalar.Text.Length);
        var text = cursor.TakeTo(end);
        cursor.Take(quote);
        return new ConstantNode(text, ScalarKind.Text, true, scalar.SpanOf(start, cursor.Position - start));
    }

    bool TakeAnd()
    {
        var start = cursor.Position;
        if (Word().Text == "and")
            return true;
        cursor.ReturnTo(start);
        return false;
    }

    WordNode Word()
    {
        cursor.SkipSpaces();
        var start = cursor.Position;
        var text = cursor.TakeIdentifier();
        return new WordNode(text, scalar.SpanOf(start, text.Length));
    }

    T? Fail<T>(string expected, int? position = null)
        where T : class
    {
        cursor.SkipSpaces();
        var at = position ?? cursor.Position;
        var found = at >= scalar.Text.Length ? "ends" : $"has '{ValueReader.Short(scalar.Text.Substring(at))}'";
        problems.Add(SchemaRules.InvalidCondition, scalar.SpanOf(at, scalar.Text.Length - at),
            $"The condition of {owner} {found} where {expected} is expected. "
                + "Write comparisons joined by 'and', such as churn == 0 and body != null.");
        return null;
    }
}
