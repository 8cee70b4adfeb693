using Microsoft.CodeAnalysis;
using Trestle.Generator.Tests.Harness;

namespace Trestle.Generator.Tests;

/// <summary>Steps in the pipeline: what is said where, and what runs again after which edit.</summary>
public sealed class EvolutionTests
{
    [Fact]
    public void A_schema_that_its_steps_describe_gives_no_problem_and_the_same_tables()
    {
        var run = GeneratorRun.Over(ShopSteps.Files);
        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.CompilerMessages());
        var other = GeneratorRun.Over(ShopSchema.Files).Files;
        Assert.Equal(["Migrations.Shop_Steps.g.cs", "ShopDb.g.cs"], run.Files.Except(other).Select(file => file.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_schema_that_differs_from_its_newest_step_is_a_warning_at_its_name()
    {
        var run = GeneratorRun.Over(ShopSteps.Files).AfterEdit(ShopSchema.Main, "customer: uuid @2", "buyer: uuid @2").AfterEdit(ShopSchema.Main, "customer: { to", "buyer: { to")
            .AfterEdit(ShopSchema.Main, "by: [customer]", "by: [buyer]");
        var problem = Assert.Single(run.Diagnostics);
        Assert.Equal(("TRS3001", DiagnosticSeverity.Warning), (problem.Id, problem.DefaultSeverity));
        Assert.Contains("field 'buyer' of table 'orders' was called 'customer'", problem.GetMessage(), StringComparison.Ordinal);
        Assert.Equal((SchemaText.Folder + "/" + ShopSchema.Main, 0, 8), Place(problem));
        Assert.Contains("Order.g.cs", run.Files.Keys);
    }

    [Fact]
    public void A_dangerous_change_is_an_error_where_it_was_made()
    {
        var run = GeneratorRun.Over(ShopSteps.Files).AfterEdit(ShopSchema.Lines, "article: string @3", "article: string(20) @3");
        Assert.Equal(["TRS3001", "TRS3012"], run.Diagnostics.Select(problem => problem.Id).Order());
        var danger = run.Diagnostics.Single(problem => problem.Id == "TRS3012");
        Assert.Equal(DiagnosticSeverity.Error, danger.Severity);
        Assert.Equal((SchemaText.Folder + "/" + ShopSchema.Lines, 10, 6), Place(danger));
    }

    [Fact]
    public void An_edited_step_is_an_error_in_the_step()
    {
        var run = GeneratorRun.Over(ShopSteps.Files).AfterEdit(ShopSteps.First, "name: article", "name: artikel");
        var problem = Assert.Single(run.Diagnostics);
        Assert.Equal("TRS3002", problem.Id);
        Assert.Equal((SchemaText.Folder + "/" + ShopSteps.First, 1, 6), Place(problem));
    }

    [Fact]
    public void The_configuration_of_a_file_reaches_rules_of_evolution()
    {
        var run = GeneratorRun.Over(new ConfigOptions(("trestle_severity.TRS3001", "none")), ShopSteps.Files)
            .AfterEdit(ShopSchema.Lines, "article: string @3", "article: string? @3");
        Assert.Empty(run.Diagnostics);
    }

    [Fact]
    public void An_unrelated_edit_of_csharp_replays_no_step()
    {
        var run = GeneratorRun.Over(ShopSteps.Files).AfterCSharpEdit();
        foreach (var step in (string[])[Steps.ReadSteps, Steps.ParseStep, Steps.History, Steps.Compile])
            Assert.All(run.Reasons(step), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        Assert.All(run.OutputReasons(), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Fact]
    public void An_edit_of_a_schema_replays_no_step()
    {
        var run = GeneratorRun.Over(ShopSteps.Files).AfterEdit(ShopSchema.Lines, "article: string @3", "article: string? @3");
        Assert.Equal([IncrementalStepRunReason.Cached], run.Reasons(Steps.ParseStep));
        Assert.Equal([IncrementalStepRunReason.Cached], run.Reasons(Steps.History));
    }

    [Fact]
    public void A_comment_in_a_step_emits_nothing()
    {
        var run = GeneratorRun.Over(ShopSteps.Files).AfterEdit(ShopSteps.First, "changes:", "# reviewed\nchanges:");
        Assert.Equal([IncrementalStepRunReason.Modified], run.Reasons(Steps.ParseStep));
        Assert.All(run.Reasons(Steps.Compile), reason => Assert.Equal(IncrementalStepRunReason.Unchanged, reason));
        Assert.All(run.OutputReasons(), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    static (string Path, int Line, int Column) Place(Diagnostic problem)
    {
        var span = problem.Location.GetLineSpan();
        return (span.Path, span.StartLinePosition.Line, span.StartLinePosition.Character);
    }
}
