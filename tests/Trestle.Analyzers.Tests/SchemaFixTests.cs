using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Trestle.Analyzers.Rules;
using Trestle.Analyzers.Tests.Harness;
using Trestle.CodeFixes;

namespace Trestle.Analyzers.Tests;

/// <summary>Fixes of schema files, as an editor applies them: to documents that are not C#.</summary>
public sealed class SchemaFixTests
{
    const string Head = "schema: Shop\nnamespace: Samples.Shop\ntables:\n";
    const string Orders = Head + "  orders:\n    record: Order\n    id: 22222222-0000-4000-8000-000000000001\n    key: id\n";

    public static TheoryData<string, string, string> Mistakes => new()
    {
        { "TRS1016", "Give it the tag 2", Orders + "    fields: { id: int32 @1, note: string? }\n" },
        { "TRS1018", "Give it the id", Head + "  orders:\n    record: Order\n    key: id\n    fields: { id: int32 @1 }\n" },
        { "TRS2029", "Give it a maximum of 200 bytes", Orders.Replace("key: id", "key: name") + "    fields: { id: int32 @1, name: string @2 }\n" },
        { "TRS2101", "Declare the index 'ByAfter'", Orders + "    fields: { id: int32 @1, after: int32? @2 }\n    references: { after: { to: orders } }\n" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task A_fix_is_offered_at_the_mistake_and_puts_it_right(string id, string title, string text)
    {
        var before = SchemaProject.Of([("/a/shop.schema.yaml", text), ("/a/other.schema.yaml", Head.Replace("Shop", "Other") + "  rows: { record: Row, id: 22222222-0000-4000-8000-000000000009, key: id, fields: { id: int32 @1 } }\n")]);
        var diagnostic = Assert.Single(await before.AllDiagnostics());
        Assert.Equal(id, diagnostic.Id);
        var action = Assert.Single(await before.Offered(diagnostic));
        Assert.StartsWith(title, action.Title, StringComparison.Ordinal);
        var after = await before.Apply(action);
        Assert.Empty(await after.AllDiagnostics());
        Assert.Equal(before.Texts.Last(), after.Texts.Last());
    }

    [Theory]
    [InlineData(FixAllScope.Project, 1)]
    [InlineData(FixAllScope.Solution, 0)]
    public async Task All_of_a_kind_are_fixed_in(FixAllScope scope, int left)
    {
        const string Bare = Head + "  orders: { record: Order, key: id, fields: { id: int32 @1 } }\n  lines: { record: Line, key: id, fields: { id: int32 @1 } }\n";
        var before = SchemaProject.Of([("/a/shop.schema.yaml", Bare)], [("/b/shop.schema.yaml", Bare.Replace("  lines", "  rows"))]);
        Assert.Equal(4, (await before.AllDiagnostics()).Count);
        Assert.Equal(2 * left, (await (await before.FixAll("TRS1018", scope)).AllDiagnostics()).Count);
    }

    [Fact]
    public async Task What_has_no_remedy_is_offered_no_fix()
    {
        var before = SchemaProject.Of([("/a/shop.schema.yaml", Orders + "    fields: { id: uiid @1 }\n")]);
        Assert.Empty(await before.Offered((await before.AllDiagnostics())[0]));
    }

    [Fact]
    public void Every_rule_with_a_fix_is_fixed_here() => Assert.Equal(FixableRules.SchemaIds, Mistakes.Select(row => row.Data.Item1));

    [Fact]
    public void The_provider_is_for_schema_files()
    {
        var export = typeof(SchemaFixProvider).GetCustomAttribute<ExportCodeFixProviderAttribute>()!;
        Assert.Equal([nameof(TextDocumentKind.AdditionalDocument)], export.DocumentKinds!);
        Assert.Equal([".yaml"], export.DocumentExtensions!);
    }
}
