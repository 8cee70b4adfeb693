using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Trestle.CodeFixes;

/// <summary>Fixes all of a kind in a document, a project or a solution at once.</summary>
sealed class UsageFixAll : FixAllProvider
{
    public static readonly UsageFixAll Instance = new();

    public override Task<CodeAction?> GetFixAsync(FixAllContext context) => Task.FromResult<CodeAction?>(
        CodeAction.Create($"Fix all of {string.Join(", ", context.DiagnosticIds)}", token => Apply(context.WithCancellationToken(token)),
            nameof(UsageFixAll)));

    static async Task<Solution> Apply(FixAllContext context)
    {
        var solution = context.Solution;
        foreach (var document in Documents(context))
        {
            var diagnostics = await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false);
            solution = await Apply(solution, document, [.. diagnostics.Where(Edits.Has)], context).ConfigureAwait(false);
        }

        return solution;
    }

    static async Task<Solution> Apply(Solution solution, Document document, IReadOnlyList<Diagnostic> diagnostics, FixAllContext context)
    {
        if (diagnostics.Count == 0)
            return solution;
        var text = await document.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        return solution.WithDocumentText(document.Id, text.WithChanges(Edits.Together(diagnostics)));
    }

    static IReadOnlyList<Document> Documents(FixAllContext context) => context.Scope switch
    {
        FixAllScope.Document when context.Document is { } document => [document],
        FixAllScope.Project => [.. context.Project.Documents],
        FixAllScope.Solution => [.. context.Solution.Projects.SelectMany(project => project.Documents)],
        _ => [],
    };
}
