using System.Text.Json;

namespace Trestle.Tool.Tests;

public sealed class MigrateCommandTests : IDisposable
{
    const string Steps = "*.migration.yaml";

    readonly ToolRun tool = new ToolRun().With("shop.schema.yaml", ToolRun.Valid);

    [Fact]
    public void Add_writes_the_first_step_beside_the_schema()
    {
        Assert.Equal(0, Migrate("add", "first"));
        var file = Assert.Single(tool.Files(Steps));
        Assert.Matches(@"^Shop\.migrations.\d{14}-first\.migration\.yaml$", file);
        Assert.Contains("table 'items' is new", tool.Output, StringComparison.Ordinal);
        Assert.Equal(0, tool.Run("check"));
    }

    [Fact]
    public void A_rename_is_a_change_of_a_name()
    {
        Migrate("add", "first");
        Edit("name: string(100) @2", "title: string(100) @2");
        Assert.Equal(0, Migrate("add", "titles"));
        Assert.Contains("field 'title' of table 'items' was called 'name' [SOURCE]", tool.Output, StringComparison.Ordinal);
        Assert.Contains("name: { from: name, to: title }", tool.Read(tool.Files(Steps).Single(file => file.Contains("titles", StringComparison.Ordinal))), StringComparison.Ordinal);
        Assert.Equal(0, tool.Run("check"));
    }

    [Fact]
    public void Without_a_change_nothing_is_written()
    {
        Migrate("add", "first");
        Assert.Equal(0, Migrate("add", "again"));
        Assert.Single(tool.Files(Steps));
        Assert.Equal("Shop: nothing to do.", tool.Errors.Trim());
    }

    [Fact]
    public void What_is_lost_must_be_acknowledged_in_the_step()
    {
        Migrate("add", "first");
        Edit("      name: string(100) @2\n", "");
        Assert.Equal(1, tool.Run("check"));
        Assert.Contains("error TRS3022", tool.Output, StringComparison.Ordinal);
        Assert.Equal(0, Migrate("add", "no-names"));
        Assert.Contains("1 effect needs an 'acknowledge' line", tool.Errors, StringComparison.Ordinal);
        Assert.Equal(1, tool.Run("check"));
        var step = tool.Files(Steps).Single(file => file.Contains("no-names", StringComparison.Ordinal));
        tool.With(step, tool.Read(step) + "    acknowledge: Nobody reads them.\n");
        Assert.Equal(0, tool.Run("check"));
    }

    [Fact]
    public void A_table_that_is_transformed_is_named_in_the_step_and_answers_for_its_types()
    {
        Migrate("add", "first");
        Edit("name: string(100) @2", "name: date @2");
        Assert.Equal(1, tool.Run("check"));
        Assert.Contains("migrate add <name> --transform <table>", tool.Output, StringComparison.Ordinal);
        Assert.Equal(0, Migrate("add", "dates", "--transform", "items"));
        Assert.Matches(@"transform:\n  - table \S+   # items\n", tool.Read(tool.Files(Steps).Single(file => file.Contains("dates", StringComparison.Ordinal))));
        Assert.Equal(0, tool.Run("check"));
        Assert.Equal(0, Migrate("add", "again", "--transform", "items"));
        Assert.Equal(3, tool.Files(Steps).Length);
    }

    [Fact]
    public void Only_a_table_that_has_rows_already_is_transformed()
    {
        Assert.Equal(2, Migrate("add", "first", "--transform", "items"));
        Assert.Contains("Table 'items' is new, and has no rows to transform.", tool.Errors, StringComparison.Ordinal);
        Assert.Equal(2, Migrate("add", "first", "--transform", "itens"));
        Assert.Contains("There is no table 'itens' to transform.", tool.Errors, StringComparison.Ordinal);
        Assert.Empty(tool.Files(Steps));
    }

    [Fact]
    public void Branches_that_touch_different_things_merge_without_an_edit()
    {
        Branches("string(100) @2\n", "string(100) @2\n      price: int64? @3\n", "record: Note", "record: Remark");
        Assert.Equal(0, tool.Run("check"));
        Assert.Equal(0, Migrate("merge"));
        Assert.Equal(4, tool.Files(Steps).Length);
        Assert.Equal(0, tool.Run("check"));
        Assert.Equal(0, Migrate("merge"));
        Assert.Equal(4, tool.Files(Steps).Length);
    }

    [Fact]
    public void Branches_that_contradict_each_other_do_not_merge()
    {
        Branches("name: string(100) @2", "title: string(100) @2", "title: string(100) @2", "label: string(100) @2", fromFirst: "name: string(100) @2");
        Assert.Equal(1, Migrate("merge"));
        Assert.Equal(2, tool.Errors.Split("error TRS3004").Length - 1);
        Assert.Equal(3, tool.Files(Steps).Length);
    }

    [Fact]
    public void Status_lists_steps_and_what_no_step_says()
    {
        Migrate("add", "first");
        Assert.Equal(0, Migrate("status"));
        Assert.Contains("Shop: 1 step", tool.Output, StringComparison.Ordinal);
        Edit("name: string(100) @2", "name: string(200) @2");
        Assert.Equal(1, Migrate("status"));
        Assert.Contains("field 'name' of table 'items' has the type string(200) instead of string(100)", tool.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_schema_without_steps_has_a_clean_status()
    {
        Assert.Equal(0, Migrate("status"));
        Assert.Equal("Shop: no steps", tool.Output.Trim());
    }

    [Fact]
    public void Status_as_json_names_hashes_and_effects()
    {
        Migrate("add", "first");
        Edit("name: string(100) @2", "name: string(20) @2");
        Assert.Equal(1, Migrate("status", "--json"));
        var schema = JsonDocument.Parse(tool.Output).RootElement.GetProperty("schemas")[0];
        Assert.Equal(64, schema.GetProperty("heads")[0].GetString()!.Length);
        var effects = schema.GetProperty("pending")[0].GetProperty("effects").EnumerateArray().Select(effect => effect.GetProperty("rule").GetString());
        Assert.Contains("TRS3012", effects);
    }

    [Fact]
    public void Squash_leaves_one_step_that_leads_to_the_same_schema()
    {
        Migrate("add", "first");
        Edit("name: string(100) @2", "title: string(100) @2");
        Migrate("add", "titles");
        Assert.Equal(0, Migrate("squash"));
        var file = Assert.Single(tool.Files(Steps));
        Assert.Contains("replaces:", tool.Read(file), StringComparison.Ordinal);
        Assert.Equal(0, tool.Run("check"));
        Assert.Equal(0, Migrate("status"));
    }

    [Fact]
    public void A_squashed_step_remembers_the_tags_that_were_used()
    {
        Migrate("add", "first");
        Edit("      name: string(100) @2\n", "");
        Migrate("add", "no-names");
        Assert.Equal(0, Migrate("squash"));
        Assert.Contains("- field 2 of table 3f0de1d0-9d0c-4a8c-8a14-0d5a4a6f3c01", tool.Read(Assert.Single(tool.Files(Steps))), StringComparison.Ordinal);
        Assert.Equal(0, tool.Run("check"));
        Edit("      id:   int32 @1\n", "      id:   int32 @1\n      size: int32? @2\n");
        Assert.Equal(1, tool.Run("check"));
        Assert.Contains("error TRS3010", tool.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_step_of_a_branch_follows_the_squashed_step()
    {
        Migrate("add", "first");
        Edit("name: string(100) @2", "title: string(100) @2");
        Migrate("add", "titles");
        Edit("title: string(100) @2", "title: string(200) @2");
        Migrate("add", "longer");
        var branch = tool.Files(Steps).Single(file => file.Contains("longer", StringComparison.Ordinal));
        var text = tool.Read(branch);
        File.Delete(tool.PathOf(branch));
        Edit("title: string(200) @2", "title: string(100) @2");
        Migrate("squash");
        Edit("title: string(100) @2", "title: string(200) @2");
        tool.With(branch, text);
        Assert.Equal(0, tool.Run("check"));
    }

    [Fact]
    public void A_renamed_schema_keeps_its_steps()
    {
        Migrate("add", "first");
        Edit("schema: Shop", "schema: Store");
        Assert.Equal(1, tool.Run("check"));
        Assert.Contains("TRS3005", tool.Output, StringComparison.Ordinal);
        Assert.Equal(0, Migrate("add", "store", "--from", "Shop"));
        Assert.Equal(0, tool.Run("check"));
    }

    [Fact]
    public void A_schema_with_errors_gets_no_step()
    {
        Edit("int32 @1", "int23 @1");
        Assert.Equal(1, Migrate("add", "first"));
        Assert.Contains("TRS2010", tool.Errors, StringComparison.Ordinal);
        Assert.Empty(tool.Files(Steps));
    }

    [Fact]
    public void A_name_that_no_file_can_have_is_wrong_usage()
    {
        Assert.Equal(2, Migrate("add", "a/b"));
        Assert.Contains("letters, digits", tool.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_several_young_schemas_one_must_be_chosen()
    {
        tool.With("other.schema.yaml", ToolRun.Valid.Replace("Shop", "Other", StringComparison.Ordinal));
        Assert.Equal(2, Migrate("add", "first"));
        Assert.Contains("Choose with --schema one of: Other, Shop.", tool.Errors, StringComparison.Ordinal);
        Assert.Equal(0, Migrate("add", "first", "--schema", "Shop"));
        Assert.Single(tool.Files(Steps));
    }

    [Fact]
    public void A_file_is_looked_at_without_the_steps_of_its_neighbours()
    {
        tool.With("other.schema.yaml", ToolRun.Valid.Replace("Shop", "Other", StringComparison.Ordinal));
        Migrate("add", "first", "--schema", "Other");
        Assert.Equal(0, tool.Run("check", "shop.schema.yaml"));
        Assert.Equal(0, tool.RunWords("migrate", "add", "first", tool.PathOf("shop.schema.yaml")));
        Assert.Equal(0, tool.Run("check", "other.schema.yaml"));
        Assert.Equal(0, tool.Run("check"));
    }

    public void Dispose() => tool.Dispose();

    int Migrate(string command, params string[] options)
    {
        string[] names = command == "add" ? [options[0]] : [];
        return tool.RunWords(["migrate", command, .. names, tool.PathOf(""), .. options.Skip(names.Length)]);
    }

    void Edit(string old, string replacement)
    {
        var text = tool.Read("shop.schema.yaml");
        Assert.Contains(old, text, StringComparison.Ordinal);
        tool.With("shop.schema.yaml", text.Replace(old, replacement, StringComparison.Ordinal));
    }

    // Two steps that follow the first one, and the schema with both edits.
    void Branches(string left, string leftEdit, string right, string rightEdit, string? fromFirst = null)
    {
        Migrate("add", "first");
        Edit(left, leftEdit);
        Migrate("add", "left");
        var file = tool.Files(Steps).Single(name => name.Contains("left", StringComparison.Ordinal));
        var step = tool.Read(file);
        File.Delete(tool.PathOf(file));
        Edit(leftEdit, left);
        Edit(fromFirst ?? right, rightEdit);
        Migrate("add", "right");
        Edit(fromFirst is null ? left : rightEdit, leftEdit);
        tool.With(file, step);
    }
}
