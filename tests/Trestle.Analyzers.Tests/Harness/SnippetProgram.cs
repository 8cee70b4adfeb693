using System.Reflection;
using System.Runtime.Loader;

namespace Trestle.Analyzers.Tests.Harness;

/// <summary>Snippets, compiled and run: each public method that takes a database, over a store of its own.</summary>
sealed class SnippetProgram : IDisposable
{
    readonly AssemblyLoadContext context = new("snippets", isCollectible: false);
    readonly string folder = Directory.CreateTempSubdirectory("trestle-snippets-").FullName;
    readonly Assembly assembly;

    SnippetProgram(MemoryStream image)
    {
        context.Resolving += (_, name) => name.Name == "Corpus.Shop" ? ShopAssembly.Loaded : null;
        assembly = context.LoadFromStream(image);
    }

    public static async Task<SnippetProgram> Of(string name, string text)
    {
        var seed = File.ReadAllText(Path.Combine(Repository.Corpus, "Seed.cs"));
        var snippets = Snippets.Of([(name, text), ("Seed.cs", seed)], SnippetOptions.Embedded);
        using var image = new MemoryStream();
        var compilation = await snippets.Solution.Projects.Single().GetCompilationAsync();
        var result = compilation!.Emit(image);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics));
        image.Position = 0;
        return new(image);
    }

    public IEnumerable<string> Methods => Found.Select(method => method.Name);

    /// <summary>What can be seen after a method has run.</summary>
    public Task<string> Run(string method)
    {
        var seed = assembly.GetType("Seed")!.GetMethod("Run")!;
        return (Task<string>)seed.Invoke(null, [folder, Found.Single(found => found.Name == method)])!;
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    IEnumerable<MethodInfo> Found => assembly.GetTypes()
        .Where(type => type is { IsPublic: true, Name: not "Seed" })
        .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static))
        .Where(method => method.GetParameters() is [{ ParameterType.Name: "ShopDb" }]);
}
