using Microsoft.CodeAnalysis;
using Trestle.Analyzers.Tests.Harness;

namespace Trestle.Analyzers.Tests;

/// <summary>How much a scan matters, by the sizes that a stats file tells.</summary>
public sealed class TableSizeTests
{
    const string Scans = """
        public static class Snippet
        {
            public static List<Corpus.Order> All(Corpus.ShopReadTransaction tx) => tx.Orders.Scan().ToList();
            public static int Of(Corpus.ShopWriteTransaction tx, Guid customer) => tx.Orders.Scan().Count(order => order.Customer == customer);
            public static int Heavy(Corpus.ShopReadTransaction tx) => tx.Orders.Scan().Count(order => order.Parcels == 2);
            public static List<Corpus.Order> Sorted(Corpus.ShopReadTransaction tx) => tx.Orders.Scan().OrderBy(order => order.PlacedAt).Take(9).ToList();
        }
        """;

    static readonly string[] Rules = ["TRS4003", "TRS4001", "TRS4002", "TRS4008"];

    [Theory]
    [InlineData(999, DiagnosticSeverity.Hidden)]
    [InlineData(1_000, DiagnosticSeverity.Warning)]
    [InlineData(99_999, DiagnosticSeverity.Warning)]
    [InlineData(100_000, DiagnosticSeverity.Error)]
    public async Task A_scan_matters_as_much_as_its_table_is_large(long rows, DiagnosticSeverity severity) =>
        Assert.Equal(Rules.Select(rule => (rule, severity)), await Said(rows));

    [Fact]
    public async Task A_scan_of_a_table_that_nobody_counted_is_slow() =>
        Assert.Equal(Rules.Select(rule => (rule, DiagnosticSeverity.Warning)), await Said(null));

    [Fact]
    public async Task A_configuration_has_precedence_over_sizes() => Assert.Equal(
        Rules.Select(rule => (rule, rule == "TRS4003" ? DiagnosticSeverity.Info : DiagnosticSeverity.Error)),
        await Said(1_000_000, "dotnet_diagnostic.TRS4003.severity = suggestion"));

    [Fact]
    public async Task Scans_that_are_allowed_are_allowed_on_large_tables() =>
        Assert.Empty(await Said(1_000_000, "", "[assembly: Trestle.AllowScan(\"Tests.\")]"));

    static async Task<IEnumerable<(string Id, DiagnosticSeverity Severity)>> Said(long? rows, string config = "", string attribute = "")
    {
        var snippets = Snippets.Of([("a.cs", attribute + Scans)], SnippetOptions.Embedded with { Config = SnippetOptions.Embedded.Config + config + "\n" });
        if (rows is { } known)
            snippets = snippets.With(ShopAssembly.Sized(known));
        Assert.Empty(await snippets.Errors());
        return (await snippets.Diagnostics()).Select(diagnostic => (diagnostic.Id, diagnostic.Severity));
    }
}
