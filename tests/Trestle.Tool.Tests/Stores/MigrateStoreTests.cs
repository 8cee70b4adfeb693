using System.Text.Json;

namespace Trestle.Tool.Tests.Stores;

/// <summary>Stores that go along steps, without any program that was built with them.</summary>
public sealed class MigrateStoreTests : IDisposable
{
    const string First = """
        schema: Shop
        namespace: Tests.Shop
        tables:
          items:
            record: Item
            id: 3f0de1d0-9d0c-4a8c-8a14-0d5a4a6f3c01
            key: id
            serialization: cbor
            fields:
              id: int32 @1
              name: string(100) @2
              price: int32 @3
          notes:
            record: Note
            id: 3f0de1d0-9d0c-4a8c-8a14-0d5a4a6f3c02
            key: id
            serialization: flatbuffers
            fields:
              id: int32 @1

        """;

    const string ByTitle = "    indexes:\n      ByTitle: { id: 3f0de1d0-9d0c-4a8c-8a14-0d5a4a6f3c11, by: [title], unique: true }\n";

    readonly ToolRun tool = new();

    public static TheoryData<string> Kinds => TemporaryStores.All;

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Apply_creates_a_store_takes_it_along_and_down_takes_it_back(string kind)
    {
        var store = WithTwoRows(kind);
        Step("titles", text => text.Replace("name: string(100) @2", "title: string(100) @2", StringComparison.Ordinal).Replace("price: int32 @3\n", "price: int32 @3\n" + ByTitle, StringComparison.Ordinal));
        Step("no-notes", text => text[..text.IndexOf("  notes:", StringComparison.Ordinal)]);
        Assert.True(Migrate("status", "--store", store, "--json") == 1, tool.Errors);
        Assert.Equal(["titles", "no-notes"], Names(tool.Output, "pending"));
        Succeeds("plan", "--store", store);
        Assert.NotEmpty(tool.Output);
        Succeeds("apply", "--store", store, "--json");
        Assert.Equal(["titles", "no-notes"], Names(tool.Output, "steps"));
        Succeeds("apply", "--store", store);
        Assert.Contains("0 steps", tool.Errors, StringComparison.Ordinal);
        tool.Succeeds("dump", "--store", store, "--table", "items");
        Assert.Equal("{\"id\":1,\"title\":\"a\",\"price\":10}\n{\"id\":2,\"title\":\"b\",\"price\":20}\n", tool.Output);
        tool.Succeeds("verify", "--store", store);
        Succeeds("status", "--store", store);
        Assert.Contains("dropped  table 'notes'", tool.Output, StringComparison.Ordinal);
        Succeeds("down", "--store", store, "--to", NameOf("first"));
        tool.Succeeds("dump", "--store", store, "--table", "notes");
        Assert.Equal("{\"id\":7}\n", tool.Output);
        Succeeds("apply", "--store", store);
        Succeeds("vacuum", "--store", store);
        Assert.Contains("table 'notes'", tool.Output, StringComparison.Ordinal);
        Assert.NotEqual(0, Migrate("down", "--store", store, "--to", "nowhere"));
        Assert.Contains("no step 'nowhere'", tool.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_step_that_writes_rows_anew_needs_no_program(string kind)
    {
        var store = WithTwoRows(kind);
        Step("wide", text => text.Replace("price: int32 @3", "price: int64 @3", StringComparison.Ordinal).Replace("serialization: cbor", "serialization: json", StringComparison.Ordinal));
        Succeeds("plan", "--store", store, "--json");
        Assert.Contains(
            JsonDocument.Parse(tool.Output).RootElement.GetProperty("actions").EnumerateArray(), action => action.GetProperty("rewrites").GetBoolean());
        Succeeds("apply", "--store", store, "--json");
        Assert.Equal(2, JsonDocument.Parse(tool.Output).RootElement.GetProperty("rowsWritten").GetInt32());
        tool.Succeeds("dump", "--store", store, "--table", "items");
        Assert.Equal("{\"id\":1,\"name\":\"a\",\"price\":10}\n{\"id\":2,\"name\":\"b\",\"price\":20}\n", tool.Output);
        tool.Succeeds("verify", "--store", store);
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public void A_plan_takes_back_what_lies_in_the_store_under_a_tombstone(string kind)
    {
        var store = WithTwoRows(kind);
        Step("no-notes", text => text[..text.IndexOf("  notes:", StringComparison.Ordinal)]);
        Succeeds("apply", "--store", store);
        Step("again", _ => First);
        Succeeds("plan", "--store", store);
        Assert.Contains("RENAME TO", tool.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("CREATE TABLE \"notes\"", tool.Output, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_plan_for_a_store_that_is_not_there_makes_none(string kind)
    {
        tool.With("shop.schema.yaml", First);
        Step("first", text => text);
        var store = tool.Store(kind);
        Succeeds("plan", "--store", store, "--json");
        Assert.Equal(["first"], Names(tool.Output, "steps"));
        Assert.NotEmpty(JsonDocument.Parse(tool.Output).RootElement.GetProperty("actions").EnumerateArray());
        Assert.Empty(tool.Files("store*"));
    }

    [Theory]
    [InlineData("status")]
    [InlineData("vacuum")]
    [InlineData("down", "--to", "first")]
    [InlineData("baseline", "--at", "first")]
    public void What_is_about_a_store_that_is_there_makes_none(string verb, params string[] arguments)
    {
        tool.With("shop.schema.yaml", First);
        Step("first", text => text);
        foreach (var kind in (string[])["lmdb", "sqlite"])
        {
            Assert.Equal(2, Migrate(verb, ["--store", tool.Store(kind), .. arguments]));
            Assert.Contains("There is no file", tool.Errors, StringComparison.Ordinal);
        }
        Assert.Empty(tool.Files("store*"));
    }

    [Fact]
    public void A_step_with_a_method_of_the_program_asks_for_its_assembly()
    {
        tool.With("shop.schema.yaml", First);
        Step("first", text => text);
        Step("upper", text => text.Replace("name: string(100) @2", "name: string(90) @2", StringComparison.Ordinal), "--transform", "items");
        Assert.Equal(2, Migrate("apply", "--store", tool.Store("lmdb")));
        Assert.Contains("--assembly", tool.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_step_runs_the_method_of_the_assembly_that_is_named(string kind)
    {
        var store = WithTwoRows(kind);
        Step("upper", text => text.Replace("name: string(100) @2", "name: string(90) @2", StringComparison.Ordinal), "--transform", "items");
        ProgramAssembly.Build(tool.PathOf("Shop.dll"), tool.PathOf(""), """
            namespace Tests.Shop.Migrations;

            static partial class Upper
            {
                private static partial After.Item Transform(Before.Item old, After.Item mapped) => mapped with { Name = old.Name.ToUpperInvariant() };
            }
            """);
        Succeeds("apply", "--store", store, "--assembly", tool.PathOf("Shop.dll"), "--json");
        Assert.Equal(2, JsonDocument.Parse(tool.Output).RootElement.GetProperty("rowsWritten").GetInt32());
        tool.Succeeds("dump", "--store", store, "--table", "items");
        Assert.Equal("{\"id\":1,\"name\":\"A\",\"price\":10}\n{\"id\":2,\"name\":\"B\",\"price\":20}\n", tool.Output);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Rows_that_stand_against_a_step_are_told_and_stay(string kind)
    {
        var store = WithTwoRows(kind);
        tool.With("twin.ndjson", "{\"id\":3,\"name\":\"a\",\"price\":1}");
        tool.Succeeds("load", "--store", store, "--table", "items", tool.PathOf("twin.ndjson"));
        Step("unique", text => text.Replace("price: int32 @3\n", "price: int32 @3\n" + ByTitle.Replace("[title]", "[name]", StringComparison.Ordinal), StringComparison.Ordinal));
        Assert.True(Migrate("apply", "--store", store) == 3, tool.Errors);
        Assert.Contains("ByTitle", tool.Errors, StringComparison.Ordinal);
        tool.Succeeds("dump", "--store", store, "--table", "items");
        Assert.Equal(3, tool.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public void A_store_without_a_journal_whose_schema_is_no_step_gets_a_baseline()
    {
        var store = WithTwoRows("sqlite");
        Assert.Equal(3, Migrate("baseline", "--store", store, "--at", NameOf("first")));
        Assert.Contains("journal", tool.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Steps_are_replayed_on_empty_stores_and_must_lead_to_the_schema()
    {
        tool.With("shop.schema.yaml", First);
        Step("first", text => text);
        for (var number = 0; number < 4; number++)
            Step($"more{number}", text => text.Replace("price: int32 @3\n", $"price: int32 @3\n      extra{number}: int32? @{10 + number}\n", StringComparison.Ordinal));
        Step("titles", text => text.Replace("price: int32 @3\n", "price: int32 @3\n", StringComparison.Ordinal).Replace("name: string(100)", "title: string(100)", StringComparison.Ordinal));
        Step("wide", text => text.Replace("price: int32 @3", "price: int64 @3", StringComparison.Ordinal));
        Step("no-notes", text => text[..text.IndexOf("  notes:", StringComparison.Ordinal)]);
        Succeeds("verify", "--json");
        var stores = JsonDocument.Parse(tool.Output).RootElement.GetProperty("stores").EnumerateArray().ToList();
        Assert.Equal(["lmdb", "sqlite", "postgres"], stores.Select(store => store.GetProperty("kind").GetString()));
        Assert.All(stores, store => Assert.Equal(JsonValueKind.Null, store.GetProperty("fault").ValueKind));
    }

    [Fact]
    public void A_schema_that_its_steps_do_not_say_goes_nowhere()
    {
        var store = WithTwoRows("lmdb");
        tool.With("shop.schema.yaml", First.Replace("record: Note", "record: Remark", StringComparison.Ordinal));
        Assert.Equal(2, Migrate("apply", "--store", store));
        Assert.Contains("trestle migrate add", tool.Errors, StringComparison.Ordinal);
        Assert.Equal(2, Migrate("verify", "--on", "lmdb"));
    }

    public void Dispose() => tool.Dispose();

    string WithTwoRows(string kind)
    {
        tool.With("shop.schema.yaml", First);
        Step("first", text => text);
        var store = tool.Store(kind);
        Succeeds("apply", "--store", store);
        tool.With("items.ndjson", "{\"id\":1,\"name\":\"a\",\"price\":10}\n{\"id\":2,\"name\":\"b\",\"price\":20}").With("notes.ndjson", "{\"id\":7}");
        tool.Succeeds("load", "--store", store, "--table", "items", tool.PathOf("items.ndjson"));
        tool.Succeeds("load", "--store", store, "--table", "notes", tool.PathOf("notes.ndjson"));
        return store;
    }

    // Every effect is acknowledged.
    void Step(string name, Func<string, string> edit, params string[] options)
    {
        tool.With("shop.schema.yaml", edit(tool.Read("shop.schema.yaml")));
        tool.Succeeds(["migrate", "add", name, tool.PathOf(""), .. options]);
        var file = tool.Files("*.migration.yaml").Single(file => file.Contains($"-{name}.", StringComparison.Ordinal));
        var lines = tool.Read(file).Split('\n').ToList();
        for (var at = lines.Count - 1; at >= 0; at--)
        {
            if (lines[at].StartsWith("  - remove:", StringComparison.Ordinal) || lines[at].StartsWith("  - change:", StringComparison.Ordinal)
                || lines[at].StartsWith("  - add:", StringComparison.Ordinal))
                lines.Insert(at + 1, "    acknowledge: This is meant.");
        }
        tool.With(file, string.Join('\n', lines));
    }

    string NameOf(string step) =>
        Path.GetFileName(tool.Files("*.migration.yaml").Single(file => file.Contains($"-{step}.", StringComparison.Ordinal))).Replace(".migration.yaml", "", StringComparison.Ordinal);

    int Migrate(string command, params string[] options) => tool.RunWords(["migrate", command, tool.PathOf(""), .. options]);

    void Succeeds(string command, params string[] options) => tool.Succeeds(["migrate", command, tool.PathOf(""), .. options]);

    // Without the time at which each was written.
    static IEnumerable<string> Names(string json, string list) =>
        JsonDocument.Parse(json).RootElement.GetProperty(list).EnumerateArray().Select(name => name.GetString()!.Split('-', 2)[1]);
}
