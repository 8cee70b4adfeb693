using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Trestle.Analyzers.Lifetime;

/// <summary>The keyword by which the result of a call is disposed.</summary>
static class Using
{
    /// <summary>Where it stands, unless an <c>await</c> stands before it; null when nothing is disposed.</summary>
    public static int? Keyword(SyntaxNode call) =>
        call.Ancestors().TakeWhile(parent => parent is not BlockSyntax and not AnonymousFunctionExpressionSyntax)
            .Select(parent => parent switch
    {
        LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0, AwaitKeyword.RawKind: 0 } declaration =>
            declaration.UsingKeyword.SpanStart,
        UsingStatementSyntax { AwaitKeyword.RawKind: 0 } statement => statement.UsingKeyword.SpanStart,
        _ => (int?)null,
    }).FirstOrDefault(position => position is not null);
}
