using System.Diagnostics;
using System.Text.Json;

namespace Trestle.Tool.Tests.Stores;

/// <summary>What a store has otherwise than the schema files say, and the statements that repair it.</summary>
public sealed class DiffTests : IDisposable
{
    const string Schema = """
        schema: Shop
        namespace: Tests.Shop
        tables:
          items:
            record: Item
            id: 3f0de1d0-9d0c-4a8c-8a14-0d5a4a6f3c01
            key: id
            serialization: flatbuffers
            fields:
              id: int32 @1
              name: string(100) @2
            indexes:
              ByName: { id: 3f0de1d0-9d0c-4a8c-8a14-0d5a4a6f3c11, by: [name] }
          sales:
            record: Sale
            id: 3f0de1d0-9d0c-4a8c-8a14-0d5a4a6f3c02
            key: id
            serialization: flatbuffers
            fields:
              id: int32 @1
              item: int32 @2
            indexes:
              ByItem: { id: 3f0de1d0-9d0c-4a8c-8a14-0d5a4a6f3c12, by: [item] }
            references:
              item: { by: [item], to: items }

        """;

    readonly ToolRun tool = new();

    public static TheoryData<string> Kinds => TemporaryStores.All;

    public static TheoryData<string, string, string> Changed => new()
    {
        { "sqlite", "ALTER TABLE items ADD COLUMN colour text", "Column 'colour' of table 'items'" },
        { "postgres", "ALTER TABLE items ADD COLUMN colour text", "Column 'colour' of table 'items'" },
        { "sqlite", "DROP INDEX \"items_ByName\"", "Index 'items_ByName' of table 'items'" },
        { "postgres", "DROP INDEX \"items_ByName\"", "Index 'items_ByName' of table 'items'" },
        { "postgres", "ALTER TABLE sales DROP CONSTRAINT \"sales_item_fkey\"", "of table 'sales'" },
        {
            "sqlite",
            "PRAGMA foreign_keys = OFF; CREATE TABLE other (id integer PRIMARY KEY NOT NULL, item integer NOT NULL); DROP TABLE sales; "
                + "ALTER TABLE other RENAME TO sales; CREATE INDEX \"sales_ByItem\" ON sales (item)",
            "table 'sales'"
        },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_store_as_the_files_say_has_no_difference(string kind)
    {
        var store = Created(kind);
        Assert.Equal(0, Diff(store));
        Assert.Equal("", tool.Output);
        Assert.Contains("as 'Shop' says", tool.Errors, StringComparison.Ordinal);
        tool.Succeeds("diff", tool.PathOf(""), "--store", store, "--json");
        Assert.Empty(Root("changes").EnumerateArray());
        Assert.Empty(Root("drift").EnumerateArray());
    }

    [Theory]
    [MemberData(nameof(Changed))]
    public void What_a_shell_has_changed_is_told_and_its_repair_run_by_that_shell_makes_it_right(string kind, string change, string told)
    {
        var store = Created(kind);
        Shell(store, change);
        Assert.Equal(1, Diff(store, "--json"));
        Assert.Contains(Root("drift").EnumerateArray(), drift => drift.GetProperty("difference").GetString()!.Contains(told, StringComparison.Ordinal));
        Assert.Empty(Root("changes").EnumerateArray());
        Assert.Equal(1, Diff(store));
        Shell(store, tool.Output);
        Assert.True(Diff(store) == 0, tool.Output);
        tool.Succeeds("dump", "--store", store, "--table", "items");
        Assert.Equal("{\"id\":1,\"name\":\"a\"}\n", tool.Output);
    }

    [Fact]
    public void A_name_that_somebody_gave_a_table_does_not_leave_its_comment()
    {
        var store = Created("sqlite");
        Shell(store, "CREATE TABLE \"x\nDELETE FROM items; --\" (id integer)");
        Assert.Equal(1, Diff(store));
        Shell(store, tool.Output);
        Assert.Equal(0, Diff(store));
        tool.Succeeds("dump", "--store", store, "--table", "items");
        Assert.Equal("{\"id\":1,\"name\":\"a\"}\n", tool.Output);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_store_that_lacks_a_step_differs_in_the_words_of_the_steps(string kind)
    {
        var store = Created(kind);
        tool.With("shop.schema.yaml", Schema.Replace("name: string(100)", "title: string(100)", StringComparison.Ordinal).Replace("by: [name]", "by: [title]", StringComparison.Ordinal));
        Assert.Equal(1, Diff(store, "--json"));
        Assert.Equal("field 'title' of table 'items' was called 'name'", Assert.Single(Root("changes").EnumerateArray()).GetString());
        Assert.Contains("trestle migrate add", Root("remedy").GetString(), StringComparison.Ordinal);
        tool.Succeeds("migrate", "add", "title", tool.PathOf(""));
        Assert.Equal(1, Diff(store));
        Assert.Equal("-- Schema: field 'title' of table 'items' was called 'name'.\n", tool.Output);
        Assert.Contains("trestle migrate apply", tool.Errors, StringComparison.Ordinal);
        tool.Succeeds("migrate", "apply", tool.PathOf(""), "--store", store);
        Assert.True(Diff(store) == 0, tool.Output);
    }

    [Fact]
    public void A_store_that_no_step_leads_to_is_told_apart_from_one_that_lacks_steps()
    {
        var store = Created("sqlite");
        tool.With("shop.schema.yaml", Schema.Replace("name: string(100)", "label: string(100)", StringComparison.Ordinal).Replace("by: [name]", "by: [label]", StringComparison.Ordinal));
        foreach (var file in tool.Files("*.migration.yaml"))
            File.Delete(tool.PathOf(file));
        Assert.Equal(1, Diff(store));
        Assert.Contains("has no steps", tool.Errors, StringComparison.Ordinal);
        tool.Succeeds("migrate", "add", "label", tool.PathOf(""));
        Assert.Equal(1, Diff(store));
        Assert.Contains("No step leads", tool.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("lmdb")]
    [InlineData("sqlite")]
    public void A_file_that_is_not_there_is_not_made(string kind)
    {
        tool.With("shop.schema.yaml", Schema);
        Assert.Equal(2, Diff($"{kind}:{tool.PathOf("absent.db")}"));
        Assert.False(File.Exists(tool.PathOf("absent.db")));
    }

    public void Dispose() => tool.Dispose();

    string Created(string kind)
    {
        tool.With("shop.schema.yaml", Schema);
        tool.Succeeds("migrate", "add", "first", tool.PathOf(""));
        var store = tool.Store(kind);
        tool.Succeeds("migrate", "apply", tool.PathOf(""), "--store", store);
        tool.With("items.ndjson", "{\"id\":1,\"name\":\"a\"}");
        tool.Succeeds("load", "--store", store, "--table", "items", tool.PathOf("items.ndjson"));
        return store;
    }

    int Diff(string store, params string[] options) => tool.RunWords(["diff", tool.PathOf(""), "--store", store, .. options]);

    JsonElement Root(string member) => JsonDocument.Parse(tool.Output).RootElement.GetProperty(member);

    static void Shell(string store, string statements)
    {
        if (store.StartsWith("sqlite:", StringComparison.Ordinal))
            Sqlite3(store["sqlite:".Length..], statements);
        else
            TemporaryStores.Execute(store, statements);
    }

    static void Sqlite3(string path, string statements)
    {
        using var shell = Process.Start(new ProcessStartInfo("sqlite3", ["-bail", path])
        {
            RedirectStandardInput = true,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;
        shell.StandardInput.Write(statements.TrimEnd().TrimEnd(';') + ";\n");
        shell.StandardInput.Close();
        var said = shell.StandardOutput.ReadToEnd() + shell.StandardError.ReadToEnd();
        shell.WaitForExit();
        Assert.True(shell.ExitCode == 0 && said.Length == 0, said);
    }
}
