using Trestle.Analyzers.Tests.Harness;

namespace Trestle.Analyzers.Tests;

/// <summary>Which rules on waiting hold, by the stores that a project can reach.</summary>
public sealed class StoreKindTests
{
    const string Snippet = """
        using Corpus;

        public static class Snippet
        {
            public static async Task Write(ShopDb db, Counter counter)
            {
                await using var tx = await db.BeginWriteAsync();
                tx.Counters.Upsert(counter);
                await Task.Yield();
                await tx.CommitAsync();
            }
        }
        """;

    [Fact]
    public Task With_a_server_alone_verbs_are_to_be_awaited() => Says(SnippetOptions.Postgres, "TRS4301");

    [Fact]
    public Task With_an_embedded_store_alone_nothing_is_awaited_inside() => Says(SnippetOptions.Embedded, "TRS4203");

    [Fact]
    public Task With_both_the_embedded_store_is_the_stricter() => Says(SnippetOptions.Both, "TRS4203");

    [Fact]
    public Task An_option_decides() => Says(SnippetOptions.Both with { Config = SnippetOptions.Server.Config }, "TRS4301");

    [Fact]
    public async Task Without_the_runtime_nothing_is_looked_at()
    {
        var snippets = Snippets.Of([("a.cs", "public class A { public int B() => new List<int> { 1 }.Count(); }")], SnippetOptions.Embedded);
        var project = snippets.Solution.Projects.Single();
        var without = project.WithMetadataReferences(ShopAssembly.Platform.Where(reference => !reference.Display!.Contains("Trestle", StringComparison.Ordinal)));
        Assert.Empty(await Snippets.In(without.Solution).Errors());
        Assert.Empty(await Snippets.In(without.Solution).Diagnostics());
    }

    static async Task Says(SnippetOptions options, string rule)
    {
        var snippets = Snippets.Of([("a.cs", Snippet)], options);
        Assert.Empty(await snippets.Errors());
        Assert.Equal([rule], (await snippets.Diagnostics()).Select(diagnostic => diagnostic.Id));
    }
}
