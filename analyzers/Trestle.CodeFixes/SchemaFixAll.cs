using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Trestle.CodeFixes;

/// <summary>Fixes all of a kind in the schema files of a project or a solution at once.</summary>
sealed class SchemaFixAll : FixAllProvider
{
    public static readonly SchemaFixAll Instance = new();

    // What a fix-all of one document is about is told for documents of code only.
    public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => [FixAllScope.Project, FixAllScope.Solution];

    public override Task<CodeAction?> GetFixAsync(FixAllContext context) => Task.FromResult<CodeAction?>(
        CodeAction.Create($"Fix all of {string.Join(", ", context.DiagnosticIds)}", token => Apply(context.WithCancellationToken(token)),
            nameof(SchemaFixAll)));

    static async Task<Solution> Apply(FixAllContext context)
    {
        var solution = context.Solution;
        var projects = context.Scope == FixAllScope.Solution ? solution.Projects : [context.Project];
        foreach (var project in projects)
        {
            var diagnostics = (await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false)).Where(Edits.Has).ToList();
            foreach (var document in project.AdditionalDocuments)
                solution = await Apply(solution, document, [.. diagnostics.Where(diagnostic => IsIn(diagnostic, document))], context)
                    .ConfigureAwait(false);
        }

        return solution;
    }

    static async Task<Solution> Apply(
        Solution solution, TextDocument document, IReadOnlyList<Diagnostic> diagnostics, FixAllContext context)
    {
        if (diagnostics.Count == 0)
            return solution;
        var text = await document.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        return solution.WithAdditionalDocumentText(document.Id, text.WithChanges(Edits.Together(diagnostics)));
    }

    static bool IsIn(Diagnostic diagnostic, TextDocument document) => diagnostic.Location.GetLineSpan().Path == document.FilePath;
}
