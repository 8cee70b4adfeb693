using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Trestle.Analyzers.Rules;

namespace Trestle.CodeFixes;

/// <summary>
/// Applies the edits that a diagnostic of Trestle carries. The rule that found the mistake worked them out, with all that it
/// knows of the code; here only text is changed, so everything around keeps its trivia.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UsageFixProvider))]
[Shared]
public sealed class UsageFixProvider : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => FixableRules.Ids;

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => UsageFixAll.Instance;

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics.Where(Edits.Has))
            context.RegisterCodeFix(
                CodeAction.Create(diagnostic.Properties[FixProperties.Title]!, token => Apply(context.Document, diagnostic, token),
                    diagnostic.Id),
                diagnostic);
        return Task.CompletedTask;
    }

    static async Task<Document> Apply(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        return document.WithText(text.WithChanges(Edits.Of(diagnostic)));
    }
}
