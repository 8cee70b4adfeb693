using System.Text.Json;

namespace Trestle.Tool.Tests;

public sealed class FixCommandTests : IDisposable
{
    const string WithoutIds = """
        # The shop.
        schema: Shop
        namespace: Tests.Shop
        tables:
          items: # what is sold
            record: Item   # one of them
            key: id
            fields:
              id:   int32 @1
              name: string(100) @2
            indexes:
              ByName: { by: [name] }   # for the search
              ByBoth: {by: [name, id], unique: true}
              ByBlock:
                # in block style
                by: [id desc]

        """;

    readonly ToolRun tool = new();

    [Fact]
    public void Every_missing_id_is_minted_and_the_schema_is_right_afterwards()
    {
        Assert.Equal(0, tool.With("shop.schema.yaml", WithoutIds).Run("fix"));
        Assert.EndsWith("shop.schema.yaml: 4 ids minted\n", tool.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Equal(0, tool.Run("check"));
    }

    [Fact]
    public void With_json_what_was_put_right_is_counted_by_rule()
    {
        Assert.Equal(0, tool.With("shop.schema.yaml", WithoutIds).Run("fix", "", "--json"));
        using var json = JsonDocument.Parse(tool.Output);
        var one = Assert.Single(json.RootElement.GetProperty("fixed").EnumerateArray());
        Assert.EndsWith("shop.schema.yaml", one.GetProperty("path").GetString(), StringComparison.Ordinal);
        Assert.Equal(4, one.GetProperty("count").GetInt32());
        Assert.Empty(json.RootElement.GetProperty("problems").EnumerateArray());
        Assert.Equal(0, tool.Run("check"));
    }

    [Fact]
    public void Nothing_but_the_ids_changes()
    {
        tool.With("shop.schema.yaml", WithoutIds).Run("fix");
        Assert.Equal(WithoutIds, Ids.TakenOut(tool.Read("shop.schema.yaml")));
    }

    [Fact]
    public void Each_map_keeps_its_style()
    {
        tool.With("shop.schema.yaml", WithoutIds).Run("fix");
        var lines = tool.Read("shop.schema.yaml").Split('\n');
        Assert.Matches("^    id: [0-9a-f-]{36}$", lines[6]);
        Assert.Matches(@"^      ByName: \{ id: [0-9a-f-]{36}, by: \[name\] \}   # for the search$", lines[12]);
        Assert.Matches(@"^      ByBoth: \{id: [0-9a-f-]{36}, by: \[name, id\], unique: true\}$", lines[13]);
        Assert.Matches("^        id: [0-9a-f-]{36}$", lines[16]);
    }

    [Fact]
    public void Two_ids_are_never_equal_and_a_second_run_changes_nothing()
    {
        tool.With("shop.schema.yaml", WithoutIds).Run("fix");
        var first = tool.Read("shop.schema.yaml");
        Assert.Equal(4, Ids.In(first).Distinct().Count());
        Assert.Equal(0, tool.Run("fix"));
        Assert.Equal(first, tool.Read("shop.schema.yaml"));
    }

    [Fact]
    public void Line_ends_and_the_byte_order_mark_stay()
    {
        var text = "\uFEFF" + WithoutIds.ReplaceLineEndings("\r\n");
        tool.With("shop.schema.yaml", text).Run("fix");
        var written = File.ReadAllBytes(tool.PathOf("shop.schema.yaml"));
        Assert.Equal([0xEF, 0xBB, 0xBF], written[..3]);
        Assert.Equal(text, "\uFEFF" + Ids.TakenOut(tool.Read("shop.schema.yaml")));
        Assert.DoesNotMatch("[^\r]\n", tool.Read("shop.schema.yaml"));
    }

    [Fact]
    public void A_schema_in_flow_style_is_mended_too()
    {
        const string Flow = "{ schema: Shop, namespace: Tests, tables: { items: { record: Item, key: id, fields: { id: int32 @1 }, indexes: { A: { by: id } } } } }\n";
        Assert.Equal(0, tool.With("shop.schema.yaml", Flow).Run("fix"));
        Assert.Equal(Flow, Ids.TakenOut(tool.Read("shop.schema.yaml")));
        Assert.Equal(0, tool.Run("check"));
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_left_alone()
    {
        const string Broken = "schema: Shop\nnamespace: Tests\ntables:\n  items: [unclosed\n";
        tool.With("shop.schema.yaml", Broken).Run("fix");
        Assert.Equal(Broken, tool.Read("shop.schema.yaml"));
    }

    [Fact]
    public void Tags_and_maximum_lengths_are_added_too()
    {
        const string Bare = """
            schema: Shop
            namespace: Tests.Shop
            tables:
              items:
                record: Item
                key: name
                fields:
                  name: string   # on the label
                  price: decimal(9,2)

            """;
        Assert.Equal(0, tool.With("shop.schema.yaml", Bare).Run("fix"));
        Assert.EndsWith("shop.schema.yaml: 1 id minted, 2 tags added, 1 maximum added\n", tool.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Equal(
            Bare.Replace("string ", "string(200) @1 ", StringComparison.Ordinal).Replace("decimal(9,2)", "decimal(9,2) @2", StringComparison.Ordinal),
            Ids.TakenOut(tool.Read("shop.schema.yaml")));
        Assert.Equal(0, tool.Run("check"));
    }

    [Fact]
    public void Indexes_of_references_are_declared_where_one_asks_for_them()
    {
        const string Bare = """
            schema: Shop
            namespace: Tests.Shop
            tables:
              items:
                record: Item
                id: 22222222-0000-4000-8000-000000000001
                key: id
                fields: { id: int32 @1, after: int32? @2 }
                references: { after: { to: items } }

            """;
        Assert.Equal(0, tool.With("shop.schema.yaml", Bare).Run("fix"));
        Assert.Equal(Bare, tool.Read("shop.schema.yaml"));
        Assert.Equal(0, tool.Run("fix", "", "--indexes"));
        Assert.Contains("    indexes:\n      ByAfter: { id: ", tool.Read("shop.schema.yaml").ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    public void Dispose() => tool.Dispose();
}
