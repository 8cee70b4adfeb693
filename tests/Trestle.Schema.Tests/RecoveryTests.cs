using Trestle.Schema.Model;

namespace Trestle.Schema.Tests;

/// <summary>What is right beside a mistake stays in the model, so that the rest keeps completing in the editor.</summary>
public sealed class RecoveryTests
{
    const string Id = "0b0f2a6e-6c7e-4d0b-9a55-2f1f3a0c7d11";
    const string OtherId = "5b2c0a57-3a86-4a2e-8a8f-0f0a4f9be100";

    [Fact]
    public void A_broken_table_leaves_the_others()
    {
        var schema = Compile(Table("orders", Id) + "  lines: { record: Line, key: id }\n", "TRS1011", "TRS1018");
        Assert.Equal(["orders"], schema.Tables.Select(table => table.Name));
    }

    [Fact]
    public void A_broken_field_leaves_the_table()
    {
        var schema = Compile(Table("orders", Id, "total: int46 @2, note: string @3"), "TRS2010");
        Assert.Equal(["id", "note"], Assert.Single(schema.Tables).Fields.Select(field => field.Name));
    }

    [Fact]
    public void A_broken_key_takes_the_table_along()
    {
        var schema = Compile(Table("orders", Id).Replace("id: uuid", "id: uiud", StringComparison.Ordinal), "TRS2010");
        Assert.Empty(schema.Tables);
    }

    [Fact]
    public void A_broken_index_leaves_the_table_and_its_other_indexes()
    {
        var indexes = $"    indexes:\n      A: {{ id: {OtherId}, by: [totl] }}\n      B: {{ id: 5b2c0a57-3a86-4a2e-8a8f-0f0a4f9be101, by: [total] }}\n";
        var schema = Compile(Table("orders", Id, "total: int64 @2") + indexes, "TRS2013");
        Assert.Equal(["B"], Assert.Single(schema.Tables).Indexes.Select(index => index.Name));
    }

    [Fact]
    public void An_index_on_a_broken_field_goes_without_a_word()
    {
        var schema = Compile(Table("orders", Id, "total: int46 @2") + $"    indexes: {{ A: {{ id: {OtherId}, by: [total] }} }}\n", "TRS2010");
        Assert.Empty(Assert.Single(schema.Tables).Indexes);
    }

    [Fact]
    public void A_reference_to_a_broken_table_goes_without_a_word()
    {
        var schema = Compile(Table("orders", Id, "line: uuid @2") + "    references: { line: { to: lines } }\n" + Table("lines", OtherId).Replace("key: id", "key: no", StringComparison.Ordinal), "TRS2013");
        Assert.Empty(Assert.Single(schema.Tables).References);
    }

    [Fact]
    public void Of_two_declarations_that_become_one_type_the_first_stays()
    {
        var schema = Compile(Table("orders", Id) + Table("others", OtherId).Replace("record: Other", "record: Order", StringComparison.Ordinal), "TRS2009");
        Assert.Equal(["orders"], schema.Tables.Select(table => table.Name));
    }

    [Fact]
    public void A_missing_id_is_stood_in_for_by_the_one_that_is_offered()
    {
        var compilation = SchemaCompiler.Compile(File(Table("orders", Id).Replace($"    id: {Id}\n", "", StringComparison.Ordinal)));
        var id = Assert.Single(Assert.Single(compilation.Schemas).Tables).Id;
        Assert.Contains($"'id: {id}'", Assert.Single(compilation.Problems).Message, StringComparison.Ordinal);
        Assert.Equal('8', id.ToString("D")[14]);
    }

    [Fact]
    public void A_misspelt_word_is_read_as_what_it_was_meant_to_be()
    {
        var schema = Compile(Table("orders", Id).Replace("record:", "recrod:", StringComparison.Ordinal), "TRS1010");
        Assert.Equal("Order", Assert.Single(schema.Tables).Record);
    }

    [Fact]
    public void Tables_before_unreadable_text_stay()
    {
        var schema = Compile(Table("orders", Id) + Table("lines", OtherId) + "  more: { record: [x\n", "TRS1001");
        Assert.Equal(["lines", "orders"], schema.Tables.Select(table => table.Name));
    }

    [Fact]
    public void A_truncated_file_gives_located_problems_wherever_it_ends()
    {
        var text = File(Table("orders", Id, "total: int64 @2")).Text;
        for (var length = 0; length < text.Length; length++)
        {
            var compilation = SchemaCompiler.Compile(new SourceFile("a.schema.yaml", text[..length]));
            Assert.InRange(compilation.Problems.Count, 0, 4);
            Assert.All(compilation.Problems, problem => Assert.InRange(problem.Span.Start + problem.Span.Length, 0, length));
        }
    }

    static SchemaModel Compile(string tables, params string[] problems)
    {
        var compilation = SchemaCompiler.Compile(File(tables));
        Assert.Equal(problems, compilation.Problems.Select(problem => problem.Rule.Id).Order(StringComparer.Ordinal));
        return Assert.Single(compilation.Schemas);
    }

    static SourceFile File(string tables) => new("a.schema.yaml", "schema: Shop\nnamespace: Samples.Shop\ntables:\n" + tables);

    static string Table(string name, string id, string fields = "") =>
        $"  {name}:\n    record: {char.ToUpperInvariant(name[0])}{name[1..^1]}\n    id: {id}\n    key: id\n    fields: {{ id: uuid @1, {fields} }}\n".Replace(", }", " }", StringComparison.Ordinal);
}
