using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Trestle.Analyzers.Tests.Harness;

/// <summary>A solution of one or more projects with snippets in it, and what the rules say of them.</summary>
sealed class Snippets
{
    const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers = [new UsageAnalyzer()];

    Snippets(Solution solution) => Solution = solution;

    public Solution Solution { get; }

    public IEnumerable<Document> Documents => Solution.Projects.SelectMany(project => project.Documents).Where(document => document.Name != "Usings.cs");

    public static Snippets Of(string name, string text) => Of([(name, text)], SnippetOptions.Embedded);

    public static Snippets Of(IEnumerable<(string Name, string Text)> files, SnippetOptions options)
    {
        var workspace = new AdhocWorkspace();
        var project = ProjectId.CreateNewId();
        var solution = workspace.CurrentSolution.AddProject(ProjectInfo.Create(
            project, VersionStamp.Default, "Snippets", "Snippets", LanguageNames.CSharp, parseOptions: ShopAssembly.Parse,
            compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: options.Nullable),
            metadataReferences: [.. ShopAssembly.Platform, ShopAssembly.Reference, .. options.Stores]));
        solution = solution.AddDocument(DocumentId.CreateNewId(project), "Usings.cs", Usings);
        foreach (var (name, text) in files)
            solution = solution.AddDocument(DocumentId.CreateNewId(project), name, SourceText.From(text), filePath: "/" + name);
        return new(solution.AddAnalyzerConfigDocument(DocumentId.CreateNewId(project), ".globalconfig", SourceText.From(options.Config), filePath: "/.globalconfig"));
    }

    public static Snippets In(Solution solution) => new(solution);

    /// <summary>The same snippets over another compilation of the corpus's schema.</summary>
    public Snippets With(MetadataReference shop) => new(Solution.Projects.Aggregate(
        Solution, (solution, project) => solution.WithProjectMetadataReferences(project.Id, [.. project.MetadataReferences.Except([ShopAssembly.Reference]), shop])));

    /// <summary>What the compiler says of them; a snippet that does not compile proves nothing.</summary>
    public async Task<IEnumerable<string>> Errors()
    {
        var compilations = await Task.WhenAll(Solution.Projects.Select(project => project.GetCompilationAsync()));
        return compilations.SelectMany(compilation => compilation!.GetDiagnostics())
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .Select(diagnostic => diagnostic.ToString());
    }

    /// <summary>What the rules say, in the order of the text.</summary>
    public async Task<ImmutableArray<Diagnostic>> Diagnostics()
    {
        var found = new List<Diagnostic>();
        foreach (var project in Solution.Projects)
        {
            var compilation = await project.GetCompilationAsync();
            found.AddRange(await compilation!.WithAnalyzers(Analyzers, project.AnalyzerOptions).GetAnalyzerDiagnosticsAsync());
        }

        return [.. found.OrderBy(diagnostic => diagnostic.Location.SourceTree?.FilePath, StringComparer.Ordinal).ThenBy(diagnostic => diagnostic.Location.SourceSpan.Start)];
    }
}
