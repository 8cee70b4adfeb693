using System.Collections.Immutable;
using System.Diagnostics;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Completion;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.FindSymbols;
using Microsoft.CodeAnalysis.MSBuild;
using Microsoft.CodeAnalysis.Text;

namespace Trestle.Editor.Tests.Session;

/// <summary>A project on disk, opened as an editor opens it: edits stay in memory, and the services of the editor answer.</summary>
public sealed class EditorSession : IAsyncLifetime
{
    public const string Schema = "shop.schema.yaml";
    public const string Program = "Program.cs";

    static readonly string Yaml =
        """
        schema: Shop
        namespace: Session.Shop
        tables:
          orders:
            record: Order
            id: 0b0f2a6e-6c7e-4d0b-9a55-2f1f3a0c7d11
            key: id
            fields:
              id: { type: int64, tag: 1, generate: sequence }
              customer: int32 @2
              placedAt: timestamp @3
            indexes:
              ByTime: { id: 5b2c0a57-3a86-4a2e-8a8f-0f0a4f9be100, by: [placedAt desc] }

        """;

    static readonly string Code =
        """
        using Session.Shop;

        public static class Shop
        {
            public static bool Any(ShopReadTransaction tx) => tx.Orders.ByTime.All().Count() > 0;
        }

        """;

    readonly string folder = Directory.CreateTempSubdirectory("trestle-session-").FullName;
    MSBuildWorkspace? workspace;
    Solution? opened;

    /// <summary>The solution as it lies on disk.</summary>
    public Solution Opened => opened!;

    public async ValueTask InitializeAsync()
    {
        File.WriteAllText(Path.Combine(folder, Schema), Yaml);
        File.WriteAllText(Path.Combine(folder, Program), Code);
        File.WriteAllText(Path.Combine(folder, "nuget.config"), "<configuration><packageSources><clear /></packageSources></configuration>");
        File.WriteAllText(Path.Combine(folder, "Session.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
              </PropertyGroup>
              <ItemGroup>
                {string.Concat(EditorServices.References.Select(path => $"<Reference Include=\"{path}\" />"))}
                {string.Concat(EditorServices.Analyzers.Select(path => $"<Analyzer Include=\"{path}\" />"))}
                <AdditionalFiles Include="*.yaml" />
              </ItemGroup>
            </Project>
            """);
        await Restore();
        workspace = MSBuildWorkspace.Create();
        opened = (await workspace.OpenProjectAsync(Path.Combine(folder, "Session.csproj"))).Solution;
    }

    public ValueTask DisposeAsync()
    {
        workspace?.Dispose();
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>What is typed into a file, unsaved.</summary>
    public static Solution Edit(Solution solution, string file, string old, string replacement)
    {
        var text = Text(solution, file);
        Assert.Contains(old, text, StringComparison.Ordinal);
        var edited = SourceText.From(text.Replace(old, replacement, StringComparison.Ordinal));
        return Find(solution, file) is Document code ? solution.WithDocumentText(code.Id, edited) : solution.WithAdditionalDocumentText(Find(solution, file).Id, edited);
    }

    public static string Text(Solution solution, string file) => Find(solution, file).GetTextAsync().GetAwaiter().GetResult().ToString();

    /// <summary>What completion offers in C# behind a piece of text.</summary>
    public static async Task<IReadOnlyList<string>> Complete(Solution solution, string behind)
    {
        var document = (Document)Find(solution, Program);
        var list = await CompletionService.GetService(document)!.GetCompletionsAsync(document, After(solution, behind));
        return [.. list.ItemsList.Select(item => item.DisplayText)];
    }

    /// <summary>What is underlined, in schema files and in C#.</summary>
    public static async Task<IReadOnlyList<Diagnostic>> Squiggles(Solution solution)
    {
        var project = solution.Projects.Single();
        var compilation = (await project.GetCompilationAsync())!;
        var generators = CSharpGeneratorDriver.Create(
            project.AnalyzerReferences.SelectMany(reference => reference.GetGenerators(LanguageNames.CSharp)), project.AnalyzerOptions.AdditionalFiles,
            (CSharpParseOptions)project.ParseOptions!, project.AnalyzerOptions.AnalyzerConfigOptionsProvider);
        var ofYaml = generators.RunGenerators(compilation).GetRunResult().Diagnostics;
        var analyzers = project.AnalyzerReferences.Where(IsOurs).SelectMany(reference => reference.GetAnalyzers(LanguageNames.CSharp)).ToImmutableArray();
        var ofCode = await compilation.WithAnalyzers(analyzers, project.AnalyzerOptions).GetAllDiagnosticsAsync();
        return [.. ofYaml.Concat(ofCode).Where(diagnostic => diagnostic.Severity > DiagnosticSeverity.Hidden)];
    }

    /// <summary>Applies the fix that is offered for a diagnostic.</summary>
    public static async Task<Solution> Fix(Solution solution, Diagnostic diagnostic)
    {
        var actions = new List<CodeAction>();
        var document = Find(solution, Path.GetFileName(diagnostic.Location.GetLineSpan().Path));
        foreach (var provider in Providers(solution).Where(provider => provider.FixableDiagnosticIds.Contains(diagnostic.Id)))
        {
            await provider.RegisterCodeFixesAsync(document is Document code
                ? new CodeFixContext(code, diagnostic, (action, _) => actions.Add(action), CancellationToken.None)
                : new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
        }

        var operations = await Assert.Single(actions).GetOperationsAsync(CancellationToken.None);
        return operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;
    }

    /// <summary>What the word before a place in C# means.</summary>
    public static async Task<ISymbol> Symbol(Solution solution, string upTo) =>
        (await SymbolFinder.FindSymbolAtPositionAsync((Document)Find(solution, Program), After(solution, upTo) - 1))!;

    static int After(Solution solution, string text) => Text(solution, Program).IndexOf(text, StringComparison.Ordinal) + text.Length;

    static TextDocument Find(Solution solution, string file)
    {
        var project = solution.Projects.Single();
        return project.Documents.Concat(project.AdditionalDocuments).Single(document => Path.GetFileName(document.FilePath) == file);
    }

    static IEnumerable<CodeFixProvider> Providers(Solution solution) => solution.Projects.Single().AnalyzerReferences
        .OfType<AnalyzerFileReference>()
        .Where(IsOurs)
        .SelectMany(reference => reference.GetAssembly().GetTypes())
        .Where(type => type.GetCustomAttribute<ExportCodeFixProviderAttribute>() is not null)
        .Select(type => (CodeFixProvider)Activator.CreateInstance(type)!);

    static bool IsOurs(AnalyzerReference reference) => Path.GetFileName(reference.FullPath)?.StartsWith("Trestle.", StringComparison.Ordinal) == true;

    async Task Restore()
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", ["restore", folder, "-v", "quiet"])
        {
            RedirectStandardOutput = true,
        };
        using var restore = Process.Start(start)!;
        var output = await restore.StandardOutput.ReadToEndAsync();
        await restore.WaitForExitAsync();
        Assert.True(restore.ExitCode == 0, output);
    }
}
