using Trestle.Analyzers.Tests.Harness;

namespace Trestle.Analyzers.Tests;

/// <summary>TRS4304 in programs for the web. The corpora do not refer to its framework: what counts of it is declared here.</summary>
public sealed class OpenedOftenTests
{
    const string Framework = """
        namespace Microsoft.AspNetCore.Builder
        {
            public sealed class WebApplication
            {
                public WebApplication MapGet(string pattern, Func<int> handler) => this;

                public void Start(Func<int> handler) { }
            }
        }

        namespace Microsoft.AspNetCore.Mvc
        {
            public abstract class ControllerBase { }
        }
        """;

    [Fact]
    public Task A_store_opened_by_a_route_is_opened_for_each_request() => Says(
        """
        public static class Routes
        {
            public static void Map(Microsoft.AspNetCore.Builder.WebApplication app) => app.MapGet("/", () => { using var db = ShopDb.Open(LmdbStore.At("shop")); return 1; });
        }
        """, "TRS4304");

    [Fact]
    public Task A_store_opened_by_another_lambda_is_not() => Says(
        """
        public static class Routes
        {
            public static void Map(Microsoft.AspNetCore.Builder.WebApplication app) => app.Start(() => { using var db = ShopDb.Open(LmdbStore.At("shop")); return 1; });
        }
        """);

    [Fact]
    public Task A_store_opened_by_an_action_of_a_controller_is_opened_for_each_request() => Says(
        """
        public abstract class Base : Microsoft.AspNetCore.Mvc.ControllerBase { }

        public sealed class Orders : Base
        {
            public int Get() { using var db = ShopDb.Open(LmdbStore.At("shop")); return 1; }
        }
        """, "TRS4304");

    [Fact]
    public Task A_store_opened_by_the_type_of_a_controller_is_opened_once() => Says(
        """
        public sealed class Orders : Microsoft.AspNetCore.Mvc.ControllerBase
        {
            static readonly ShopDb Db = ShopDb.Open(LmdbStore.At("shop"));
        }
        """);

    [Fact]
    public Task A_store_opened_by_a_method_of_another_type_is_not() => Says(
        """
        public sealed class Orders
        {
            public int Get() { using var db = ShopDb.Open(LmdbStore.At("shop")); return 1; }
        }
        """);

    static async Task Says(string code, params string[] rules)
    {
        var snippets = Snippets.Of(
            [("framework.cs", Framework), ("snippet.cs", "using Corpus;\nusing Trestle.Lmdb;\n\n" + code)], SnippetOptions.Embedded);
        Assert.Empty(await snippets.Errors());
        Assert.Equal(rules, (await snippets.Diagnostics()).Select(diagnostic => diagnostic.Id));
    }
}
