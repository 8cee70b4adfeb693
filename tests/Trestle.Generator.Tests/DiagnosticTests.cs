using Microsoft.CodeAnalysis;
using Trestle.Emit;
using Trestle.Generator.Tests.Harness;
using Trestle.Schema;
using Trestle.Schema.Model;

namespace Trestle.Generator.Tests;

public sealed class DiagnosticTests
{
    const string Typo = """
        schema: Shop
        namespace: Samples.Shop
        tables:
          orders:
            record: Order
            id: 22222222-0000-4000-8000-000000000002
            key: id
            fields:
              id: uiid @1
        """;

    [Fact]
    public void A_problem_points_at_its_place_in_the_yaml()
    {
        var problem = Assert.Single(GeneratorRun.Over(("orders/shop.schema.yaml", Typo)).Diagnostics);
        var place = problem.Location.GetLineSpan();
        Assert.Equal(SchemaText.Folder + "/orders/shop.schema.yaml", place.Path);
        Assert.Equal((8, 10, 8, 14), (place.StartLinePosition.Line, place.StartLinePosition.Character, place.EndLinePosition.Line, place.EndLinePosition.Character));
        Assert.Equal("uiid", Typo.Substring(problem.Location.SourceSpan.Start, problem.Location.SourceSpan.Length));
        Assert.Equal(DiagnosticSeverity.Error, problem.Severity);
        Assert.Equal($"analyzers/rules/{problem.Id}.md", problem.Descriptor.HelpLinkUri);
        Assert.Contains("uuid", problem.GetMessage(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("warning", DiagnosticSeverity.Warning)]
    [InlineData("suggestion", DiagnosticSeverity.Info)]
    [InlineData("error", DiagnosticSeverity.Error)]
    public void A_key_of_the_file_sets_the_severity_of_a_rule(string value, DiagnosticSeverity expected)
    {
        var id = Assert.Single(GeneratorRun.Over(("shop.schema.yaml", Typo)).Diagnostics).Id;
        var problem = Assert.Single(GeneratorRun.Over(new ConfigOptions(($"trestle_severity.{id}", value)), ("shop.schema.yaml", Typo)).Diagnostics);
        Assert.Equal(expected, problem.DefaultSeverity);
    }

    [Fact]
    public void A_key_of_the_file_turns_a_rule_off()
    {
        var id = Assert.Single(GeneratorRun.Over(("shop.schema.yaml", Typo)).Diagnostics).Id;
        Assert.Empty(GeneratorRun.Over(new ConfigOptions(($"TRESTLE_SEVERITY.{id}", "none")), ("shop.schema.yaml", Typo)).Diagnostics);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\0")]
    [InlineData("schema: [")]
    [InlineData("schema: Shop\nnamespace: 1\ntables: { a: { b: *c } }")]
    public void Text_that_is_no_schema_gives_problems_and_never_a_crash(string text)
    {
        var run = GeneratorRun.Over(("shop.schema.yaml", text));
        Assert.Null(run.Result.Exception);
        Assert.All(run.Diagnostics, problem => Assert.NotEqual(GeneratorRules.InternalError.Id, problem.Id));
    }

    [Fact]
    public void No_schema_file_gives_nothing()
    {
        var run = GeneratorRun.Over();
        Assert.Empty(run.Files);
        Assert.Empty(run.Diagnostics);
    }

    [Fact]
    public void A_bug_in_an_emitter_is_a_problem_that_names_the_table_and_the_place()
    {
        var schema = SchemaCompiler.Compile([.. ShopSchema.Files.Select(file => new SourceFile(file.Path, file.Text))]).Schemas[0];
        var broken = schema.Tables[0] with { Key = new EquatableArray<string>(["missing"]) };
        var emission = Emission.Of(new TableUnit("Broken.g.cs", schema, broken));
        Assert.Null(emission.File);
        Assert.Equal("TRS0001", emission.Bug!.Rule.Id);
        Assert.StartsWith($"Generating code for table '{broken.Name}' failed: InvalidOperationException", emission.Bug.Message, StringComparison.Ordinal);
        Assert.Contains("(at ", emission.Bug.Message, StringComparison.Ordinal);
    }
}
