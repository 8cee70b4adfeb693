using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Trestle.Analyzers.Model;

/// <summary>A piece of a fix: what takes the place of some text.</summary>
readonly record struct Edit(TextSpan Span, string Text)
{
    public static Edit Replace(SyntaxNode node, string text) => new(node.Span, text);

    public static Edit Insert(int position, string text) => new(new(position, 0), text);

    public static Edit Remove(int from, int to) => new(TextSpan.FromBounds(from, to), "");
}
