using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Trestle.Analyzers.Model;

/// <summary>The lines that a piece of code stands on.</summary>
static class Lines
{
    /// <summary>From the start of its first line to the end of its last, line break included.</summary>
    public static TextSpan Of(SyntaxNode node)
    {
        var lines = node.SyntaxTree.GetText().Lines;
        return TextSpan.FromBounds(
            lines.GetLineFromPosition(node.SpanStart).Start, lines.GetLineFromPosition(node.Span.End).EndIncludingLineBreak);
    }

    /// <summary>Whether nothing else stands on them, comments included.</summary>
    public static bool AreOwn(SyntaxNode node)
    {
        var (span, text) = (Of(node), node.SyntaxTree.GetText());
        return string.IsNullOrWhiteSpace(text.ToString(TextSpan.FromBounds(span.Start, node.SpanStart)))
            && string.IsNullOrWhiteSpace(text.ToString(TextSpan.FromBounds(node.Span.End, span.End)));
    }

    public static string Indent(SyntaxNode node) => node.SyntaxTree.GetText().ToString(TextSpan.FromBounds(Of(node).Start, node.SpanStart));

    public static string End(SyntaxNode node)
    {
        var (text, line) = (node.SyntaxTree.GetText(), node.SyntaxTree.GetText().Lines.GetLineFromPosition(node.SpanStart));
        return text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak)) is { Length: > 0 } end ? end : "\n";
    }

    /// <summary>Puts other code in the place of a statement; the comments within it stay, on lines of their own before it.</summary>
    public static Edit Replacement(SyntaxNode statement, string text)
    {
        var comments = statement.DescendantTrivia()
            .Where(trivia => statement.Span.Contains(trivia.Span)
                && trivia.RawKind is (int)SyntaxKind.SingleLineCommentTrivia or (int)SyntaxKind.MultiLineCommentTrivia)
            .Select(trivia => trivia + End(statement) + Indent(statement));
        return Edit.Replace(statement, string.Concat(comments) + text);
    }

    /// <summary>Takes a statement away, and the line with it; a comment behind it keeps the line.</summary>
    public static Edit Removal(SyntaxNode statement)
    {
        var span = Of(statement);
        if (AreOwn(statement))
            return Edit.Remove(span.Start, span.End);
        var behind = statement.SyntaxTree.GetText().ToString(TextSpan.FromBounds(statement.Span.End, span.End));
        return Edit.Remove(statement.SpanStart, statement.Span.End + behind.TakeWhile(letter => letter is ' ' or '\t').Count());
    }
}
