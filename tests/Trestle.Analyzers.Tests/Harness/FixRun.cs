using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Trestle.Analyzers.Rules;
using Trestle.CodeFixes;

namespace Trestle.Analyzers.Tests.Harness;

/// <summary>Applies fixes as an editor does: one at its place, or all of a kind in a document, a project or a solution.</summary>
static class FixRun
{
    // Fixes of one place wait for the next round when they touch each other.
    const int MostRounds = 20;

    static readonly UsageFixProvider Provider = new();

    public static bool HasFix(Diagnostic diagnostic) => diagnostic.Properties.ContainsKey(FixProperties.Title);

    /// <summary>Everything that can be fixed, rule by rule, until nothing is left to fix.</summary>
    public static async Task<Snippets> Everything(Snippets snippets, FixAllScope scope = FixAllScope.Document)
    {
        for (var round = 0; round < MostRounds; round++)
        {
            var fixable = (await snippets.Diagnostics()).FirstOrDefault(HasFix);
            if (fixable is null)
                return snippets;
            snippets = await All(snippets, fixable, scope);
        }

        return snippets;
    }

    /// <summary>All of a diagnostic's kind.</summary>
    public static async Task<Snippets> All(Snippets snippets, Diagnostic diagnostic, FixAllScope scope)
    {
        var document = snippets.Solution.GetDocument(diagnostic.Location.SourceTree)!;
        var context = new FixAllContext(
            document, Provider, scope, diagnostic.Id, [diagnostic.Id], new SnippetDiagnostics(await snippets.Diagnostics()), CancellationToken.None);
        var action = await Provider.GetFixAllProvider().GetFixAsync(context);
        return Snippets.In(await Changed(action!));
    }

    /// <summary>One, at its place.</summary>
    public static async Task<Snippets> One(Snippets snippets, Diagnostic diagnostic)
    {
        CodeAction? found = null;
        var document = snippets.Solution.GetDocument(diagnostic.Location.SourceTree)!;
        await Provider.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => found = action, CancellationToken.None));
        return Snippets.In(await Changed(found!));
    }

    static async Task<Solution> Changed(CodeAction action) =>
        (await action.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single().ChangedSolution;

    sealed class SnippetDiagnostics(IReadOnlyCollection<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            Task.FromResult(diagnostics.Where(diagnostic => diagnostic.Location.SourceTree?.FilePath == document.FilePath));

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);

        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);
    }
}
