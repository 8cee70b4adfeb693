using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Trestle.Analyzers.Tests.Harness;

/// <summary>The same snippet in two documents of each of two projects.</summary>
static class TwoProjects
{
    public static Snippets Of(string text)
    {
        var one = Snippets.Of([("a.cs", Named(text, "A")), ("b.cs", Named(text, "B"))], SnippetOptions.Embedded).Solution;
        var first = one.Projects.Single();
        var second = ProjectId.CreateNewId();
        var solution = one.AddProject(ProjectInfo.Create(
            second, VersionStamp.Default, "Second", "Second", LanguageNames.CSharp, parseOptions: first.ParseOptions,
            compilationOptions: first.CompilationOptions, metadataReferences: first.MetadataReferences));
        foreach (var document in first.Documents)
            solution = solution.AddDocument(DocumentId.CreateNewId(second), document.Name, SourceText.From(Read(document)), filePath: "/second/" + document.Name);
        return Snippets.In(solution);
    }

    static string Named(string text, string name) => text.Replace("Snippet", name, StringComparison.Ordinal);

    static string Read(Document document) => document.TryGetText(out var text) ? text.ToString() : document.GetTextAsync().GetAwaiter().GetResult().ToString();
}
