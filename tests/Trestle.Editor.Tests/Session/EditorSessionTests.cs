using Microsoft.CodeAnalysis;

namespace Trestle.Editor.Tests.Session;

/// <summary>What somebody sees who edits a schema in one window and C# in the other, and has saved neither.</summary>
public sealed class EditorSessionTests(EditorSession session) : IClassFixture<EditorSession>
{
    const string Lines =
        """
        tables:
          lines:
            record: Line
            id: 0b0f2a6e-6c7e-4d0b-9a55-2f1f3a0c7d12
            key: [order, no]
            fields: { order: int64 @1, no: int32 @2 }
        """;

    [Fact]
    public async Task Completion_offers_a_table_that_was_typed_a_moment_ago()
    {
        Assert.DoesNotContain("Lines", await EditorSession.Complete(session.Opened, "=> tx."));
        var edited = EditorSession.Edit(session.Opened, EditorSession.Schema, "tables:", Lines);
        Assert.Superset(new HashSet<string> { "Lines", "Orders" }, (await EditorSession.Complete(edited, "=> tx.")).ToHashSet());
    }

    [Fact]
    public async Task Completion_offers_an_index_that_was_typed_a_moment_ago()
    {
        Assert.DoesNotContain("ByCustomer", await EditorSession.Complete(session.Opened, "tx.Orders."));
        var edited = EditorSession.Edit(
            session.Opened, EditorSession.Schema, "    indexes:\n", "    indexes:\n      ByCustomer: { id: 5b2c0a57-3a86-4a2e-8a8f-0f0a4f9be101, by: [customer] }\n");
        Assert.Superset(new HashSet<string> { "ByTime", "ByCustomer" }, (await EditorSession.Complete(edited, "tx.Orders.")).ToHashSet());
    }

    [Fact]
    public async Task A_mistake_in_the_schema_is_underlined_where_it_stands()
    {
        var edited = EditorSession.Edit(session.Opened, EditorSession.Schema, "customer: int32 @2", "customer: itn32 @2");
        var squiggle = Assert.Single(await EditorSession.Squiggles(edited), one => one.Id == "TRS2010");
        var place = squiggle.Location.GetLineSpan();
        Assert.Equal((EditorSession.Schema, 9, 16), (Path.GetFileName(place.Path), place.StartLinePosition.Line, place.StartLinePosition.Character));
    }

    [Fact]
    public async Task A_mistake_in_CSharp_is_underlined_and_its_fix_applied()
    {
        var squiggle = Assert.Single(await EditorSession.Squiggles(session.Opened));
        Assert.Equal(("TRS4006", "Program.cs"), (squiggle.Id, Path.GetFileName(squiggle.Location.GetLineSpan().Path)));
        var after = await EditorSession.Fix(session.Opened, squiggle);
        Assert.Contains("=> tx.Orders.ByTime.All().Any();", EditorSession.Text(after, EditorSession.Program), StringComparison.Ordinal);
        Assert.Empty(await EditorSession.Squiggles(after));
    }

    [Fact]
    public async Task A_fix_of_the_schema_is_applied_to_the_schema()
    {
        var edited = EditorSession.Edit(session.Opened, EditorSession.Schema, "customer: int32 @2", "customer: int32");
        var squiggle = Assert.Single(await EditorSession.Squiggles(edited), one => one.Id == "TRS1016");
        var after = await EditorSession.Fix(edited, squiggle);
        Assert.Contains("      customer: int32 @4\n", EditorSession.Text(after, EditorSession.Schema), StringComparison.Ordinal);
        Assert.DoesNotContain(await EditorSession.Squiggles(after), one => one.Id == "TRS1016");
    }

    [Fact]
    public async Task A_verb_of_an_index_that_is_gone_is_underlined_in_CSharp()
    {
        var edited = EditorSession.Edit(session.Opened, EditorSession.Schema, "ByTime:", "ByDate:");
        Assert.Contains(await EditorSession.Squiggles(edited), one => one.Id == "CS1061");
    }

    [Fact]
    public async Task The_definition_of_a_table_is_generated_code_that_names_the_file_and_the_line()
    {
        var symbol = await EditorSession.Symbol(session.Opened, "tx.Orders");
        var line = EditorSession.Text(session.Opened, EditorSession.Schema).Split('\n').ToList().IndexOf("  orders:") + 1;
        Assert.IsType<SourceGeneratedDocument>(session.Opened.GetDocument(symbol.Locations[0].SourceTree));
        Assert.Contains($"Declared in <c>{EditorSession.Schema}</c>, line {line}.", symbol.GetDocumentationCommentXml(), StringComparison.Ordinal);
        var table = Assert.IsAssignableFrom<IPropertySymbol>(symbol).Type;
        var definition = session.Opened.GetDocument(table.Locations[0].SourceTree);
        Assert.IsType<SourceGeneratedDocument>(definition);
        Assert.Contains(EditorSession.Schema, table.GetDocumentationCommentXml(), StringComparison.Ordinal);
    }
}
