using Trestle.Schema.Rules;

namespace Trestle.Schema.Yaml;

/// <summary>A YAML scalar.</summary>
/// <param name="text">Its value, unquoted and unescaped.</param>
/// <param name="isPlain">Whether it stands without quotes, so that YAML's core schema gives it a kind.</param>
/// <param name="endsAtComma">Whether a comma follows, which in a flow collection may have cut the text.</param>
/// <param name="contentOffset">How far after the span's start the text begins, or null when the file spells it differently.</param>
sealed class YamlScalar(string text, bool isPlain, bool endsAtComma, int? contentOffset, SourceSpan span) : YamlNode(span)
{
    public string Text { get; } = text;

    public bool IsPlain { get; } = isPlain;

    public bool EndsAtComma { get; } = endsAtComma;

    public ScalarKind ScalarKind { get; } = isPlain ? CoreSchema.KindOf(text) : ScalarKind.Text;

    public override string Kind => ScalarKind switch
    {
        ScalarKind.Null => "nothing",
        ScalarKind.Bool => $"the boolean {Text}",
        ScalarKind.Number => $"the number {Text}",
        _ => $"the text '{Text}'",
    };

    protected override YamlNode? Last => null;

    /// <summary>The place of a part of the text; the whole scalar where escapes or line breaks hide it.</summary>
    public SourceSpan SpanOf(int offset, int length)
    {
        if (contentOffset is not { } content)
            return Span;
        var shift = content + offset;
        return Span with
        {
            Start = Span.Start + shift,
            Length = length,
            Column = Span.Column + shift,
            EndLine = Span.Line,
            EndColumn = Span.Column + shift + length,
        };
    }
}
