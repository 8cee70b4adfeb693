using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Trestle.Analyzers.Rules;

namespace Trestle.CodeFixes;

/// <summary>
/// Applies the edits that a diagnostic on a schema file carries: an id, a tag, a maximum length, an index. The generator, which found
/// the mistake, worked them out; <c>trestle fix</c> makes the same.
/// </summary>
[ExportCodeFixProvider(
    LanguageNames.CSharp, Name = nameof(SchemaFixProvider), DocumentKinds = new[] { nameof(TextDocumentKind.AdditionalDocument) },
    DocumentExtensions = new[] { ".yaml" })]
[Shared]
public sealed class SchemaFixProvider : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => FixableRules.SchemaIds;

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => SchemaFixAll.Instance;

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics.Where(Edits.Has))
            context.RegisterCodeFix(
                CodeAction.Create(diagnostic.Properties[FixProperties.Title]!, token => Apply(context.TextDocument, diagnostic, token),
                    diagnostic.Id),
                diagnostic);
        return Task.CompletedTask;
    }

    static async Task<Solution> Apply(TextDocument document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        return document.Project.Solution.WithAdditionalDocumentText(document.Id, text.WithChanges(Edits.Of(diagnostic)));
    }
}
