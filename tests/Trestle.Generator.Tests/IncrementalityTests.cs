using Microsoft.CodeAnalysis;
using Trestle.Generator.Tests.Harness;

namespace Trestle.Generator.Tests;

/// <summary>What an edit makes run again, told by the reasons of the pipeline's steps.</summary>
public sealed class IncrementalityTests
{
    static readonly string[] AllSteps = [Steps.Read, Steps.Parse, Steps.Compile, Steps.Plan, Steps.Emit];

    [Fact]
    public void An_unrelated_edit_of_csharp_runs_nothing()
    {
        var run = GeneratorRun.Over(ShopSchema.Files).AfterCSharpEdit();
        foreach (var step in AllSteps)
            Assert.All(run.Reasons(step), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        Assert.All(run.OutputReasons(), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Theory]
    [InlineData("tables:", "# A comment that moves everything down.\n\ntables:", 1)]
    [InlineData("customer: uuid @2", "customer:   uuid   @2   # the buyer", 0)]
    public void An_edit_of_comments_or_spaces_emits_nothing_and_moved_lines_change_the_file_that_tells_them(string old, string replacement, int changed)
    {
        var run = GeneratorRun.Over(ShopSchema.Files).AfterEdit(ShopSchema.Main, old, replacement);
        Assert.Contains(IncrementalStepRunReason.Modified, run.Reasons(Steps.Parse));
        Assert.All(run.Reasons(Steps.Compile), reason => Assert.Equal(IncrementalStepRunReason.Unchanged, reason));
        Assert.All(run.Reasons(Steps.Emit), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        Assert.Equal(changed, run.OutputReasons().Count(reason => reason == IncrementalStepRunReason.Modified));
        Assert.All(
            run.OutputReasons().Where(reason => reason != IncrementalStepRunReason.Modified),
            reason => Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged));
    }

    [Fact]
    public void The_file_of_the_database_tells_the_line_of_each_table()
    {
        var before = GeneratorRun.Over(ShopSchema.Files);
        var line = ShopSchema.Files.First(file => file.Path == ShopSchema.Main).Text.Split('\n').ToList().IndexOf("  orders:") + 1;
        Assert.Contains($"Declared in <c>{ShopSchema.Main}</c>, line {line}.</summary>", before.Files["ShopDb.g.cs"], StringComparison.Ordinal);
        var after = before.AfterEdit(ShopSchema.Main, "tables:", "# One line more.\ntables:");
        Assert.Contains($"Declared in <c>{ShopSchema.Main}</c>, line {line + 1}.</summary>", after.Files["ShopDb.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_was_not_edited_is_not_parsed_again()
    {
        var run = GeneratorRun.Over(ShopSchema.Files).AfterEdit(ShopSchema.Main, "tables:", "# comment\ntables:");
        Assert.Equal([IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached], run.Reasons(Steps.Parse));
    }

    [Theory]
    [InlineData(ShopSchema.Main, "payment: Payment @3", "payment: Payment? @3", "Order.g.cs ShopDb.g.cs")]
    [InlineData(ShopSchema.Lines, "article: string @3", "article: string(9) @3", "Line.g.cs ShopDb.g.cs")]
    [InlineData(ShopSchema.Main, "cash: 2", "cash: 2, credit: 3", "Payment.g.cs ShopDb.g.cs")]
    [InlineData(ShopSchema.Main, "name: string(50) @1", "name: string(60) @1", "Person.g.cs ShopDb.g.cs")]
    [InlineData(ShopSchema.Main, "customer: uuid @2", "customer: { type: uuid, tag: 2, doc: The buyer. }", "Order.g.cs ShopDb.g.cs")]
    [InlineData(ShopSchema.Main, "schema: Shop\n", "schema: Shop\ndoc: A shop.\n", "ShopDb.g.cs")]
    public void An_edit_emits_the_files_that_it_changes_and_no_others(string file, string old, string replacement, string expected)
    {
        var before = GeneratorRun.Over(ShopSchema.Files);
        var after = before.AfterEdit(file, old, replacement);
        Assert.Empty(after.Diagnostics);
        var changed = after.Files.Where(one => before.Files[one.Key] != one.Value).Select(one => one.Key).Order(StringComparer.Ordinal);
        Assert.Equal(expected.Split(' '), changed);
        Assert.Equal(expected.Split(' ').Length, after.Reasons(Steps.Emit).Count(reason => reason == IncrementalStepRunReason.Modified));
        Assert.Equal(expected.Split(' ').Length, after.OutputReasons().Count(reason => reason == IncrementalStepRunReason.Modified));
    }

    [Fact]
    public void A_mistake_in_one_table_takes_away_that_table_alone()
    {
        var before = GeneratorRun.Over(ShopSchema.Files);
        var after = before.AfterEdit(ShopSchema.Lines, "article: string @3", "article: strin @3");
        Assert.NotEmpty(after.Diagnostics);
        Assert.All(["Customer.g.cs", "Order.g.cs", "Person.g.cs", "Payment.g.cs"], name => Assert.Equal(before.Files[name], after.Files[name]));
    }
}
