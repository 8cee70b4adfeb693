using Microsoft.CodeAnalysis;
using Trestle.Generator.Tests.Harness;

namespace Trestle.Generator.Tests;

/// <summary>What adds the database to the services of a host: only where the compilation refers to the package for it.</summary>
public sealed class HostTests
{
    const string Services = "ShopDbServices.g.cs";

    [Fact]
    public void A_compilation_without_the_reference_has_nothing_for_hosts() =>
        Assert.DoesNotContain(Services, GeneratorRun.Over(ShopSchema.Files).Files.Keys);

    [Fact]
    public void A_compilation_with_the_reference_has_one_file_more_and_compiles()
    {
        var before = GeneratorRun.Over(ShopSchema.Files);
        var after = before.WithHost();
        Assert.Equal([Services], after.Files.Keys.Except(before.Files.Keys));
        Assert.Empty(after.CompilerMessages());
    }

    [Fact]
    public void Adding_the_reference_emits_nothing_else_again()
    {
        var run = GeneratorRun.Over(ShopSchema.Files).WithHost();
        Assert.Equal([IncrementalStepRunReason.Modified], run.Reasons(Steps.Host));
        Assert.Single(run.Reasons(Steps.Emit), reason => reason == IncrementalStepRunReason.New);
        Assert.DoesNotContain(IncrementalStepRunReason.Modified, run.Reasons(Steps.Emit));
    }

    [Fact]
    public void An_unrelated_edit_of_csharp_runs_nothing_beyond_the_look_at_the_references()
    {
        var run = GeneratorRun.Over(ShopSchema.Files).WithHost().AfterCSharpEdit();
        Assert.Equal([IncrementalStepRunReason.Unchanged], run.Reasons(Steps.Host));
        foreach (var step in new[] { Steps.Read, Steps.Parse, Steps.Compile, Steps.Plan, Steps.Emit })
            Assert.All(run.Reasons(step), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        Assert.All(run.OutputReasons(), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Fact]
    public void An_edit_of_a_table_does_not_touch_it()
    {
        var run = GeneratorRun.Over(ShopSchema.Files).WithHost();
        var after = run.AfterEdit(ShopSchema.Main, "payment: Payment @3", "payment: Payment? @3");
        Assert.Equal(2, after.Reasons(Steps.Emit).Count(reason => reason == IncrementalStepRunReason.Modified));
        Assert.Equal(run.Files[Services], after.Files[Services]);
    }
}
