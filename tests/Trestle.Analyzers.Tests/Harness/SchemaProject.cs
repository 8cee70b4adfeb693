using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Trestle.CodeFixes;
using Trestle.Generator;

namespace Trestle.Analyzers.Tests.Harness;

/// <summary>Projects with schema files among their additional documents, what the generator says of them, and its fixes.</summary>
sealed class SchemaProject
{
    static readonly SchemaFixProvider Provider = new();

    SchemaProject(Solution solution) => Solution = solution;

    public Solution Solution { get; }

    public IEnumerable<string> Texts => Solution.Projects.SelectMany(project => project.AdditionalDocuments).Select(Text);

    /// <summary>Each list of files is a project.</summary>
    public static SchemaProject Of(params (string Path, string Text)[][] projects)
    {
        var solution = new AdhocWorkspace().CurrentSolution;
        foreach (var (files, i) in projects.Select((files, i) => (files, i)))
        {
            var id = ProjectId.CreateNewId();
            solution = solution.AddProject(ProjectInfo.Create(
                id, VersionStamp.Default, $"P{i}", $"P{i}", LanguageNames.CSharp, parseOptions: ShopAssembly.Parse,
                compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary), metadataReferences: ShopAssembly.Platform));
            foreach (var (path, text) in files)
                solution = solution.AddAdditionalDocument(DocumentId.CreateNewId(id), path, SourceText.From(text), filePath: path);
        }

        return new(solution);
    }

    public async Task<ImmutableArray<Diagnostic>> Diagnostics(Project project)
    {
        var driver = CSharpGeneratorDriver.Create(
            [new TrestleGenerator().AsSourceGenerator()], project.AnalyzerOptions.AdditionalFiles, (CSharpParseOptions)project.ParseOptions!);
        return driver.RunGenerators((await project.GetCompilationAsync())!).GetRunResult().Diagnostics;
    }

    public async Task<IReadOnlyList<Diagnostic>> AllDiagnostics() =>
        [.. (await Task.WhenAll(Solution.Projects.Select(Diagnostics))).SelectMany(found => found)];

    /// <summary>The actions that an editor would offer for a diagnostic.</summary>
    public async Task<IReadOnlyList<CodeAction>> Offered(Diagnostic diagnostic)
    {
        var actions = new List<CodeAction>();
        await Provider.RegisterCodeFixesAsync(new CodeFixContext(DocumentOf(diagnostic), diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
        return actions;
    }

    public async Task<SchemaProject> Apply(CodeAction action) =>
        new((await action.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single().ChangedSolution);

    public async Task<SchemaProject> FixAll(string id, FixAllScope scope)
    {
        var context = new FixAllContext(Solution.Projects.First(), Provider, scope, id, [id], new Found(this), CancellationToken.None);
        return await Apply((await Provider.GetFixAllProvider().GetFixAsync(context))!);
    }

    TextDocument DocumentOf(Diagnostic diagnostic) => Solution.Projects.SelectMany(project => project.AdditionalDocuments)
        .First(document => document.FilePath == diagnostic.Location.GetLineSpan().Path);

    static string Text(TextDocument document) => document.TryGetText(out var text) ? text.ToString() : document.GetTextAsync().GetAwaiter().GetResult().ToString();

    sealed class Found(SchemaProject projects) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            GetAllDiagnosticsAsync(project, cancellationToken);

        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            await projects.Diagnostics(project);
    }
}
