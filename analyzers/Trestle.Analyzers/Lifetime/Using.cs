using Microsoft.CodeAnalysis.CSharp.Syntax;
using Trestle.Analyzers.Model;

namespace Trestle.Analyzers.Lifetime;

/// <summary>The declaration that a call initializes.</summary>
static class Using
{
    public static LocalDeclarationStatementSyntax? Of(Call call) => call.Operation.Syntax.FirstAncestorOrSelf<LocalDeclarationStatementSyntax>();
}
