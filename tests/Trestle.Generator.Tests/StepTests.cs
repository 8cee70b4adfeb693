using Microsoft.CodeAnalysis;
using Trestle.Generator.Tests.Harness;

namespace Trestle.Generator.Tests;

/// <summary>The classes of steps that write rows anew: what is in them, and what emits them again.</summary>
public sealed class StepTests(ITestOutputHelper output)
{
    const string List = "Migrations.People_Steps.g.cs";
    const string Split = "Migrations.SplitNames.g.cs";
    const string Farther = "Migrations.Farther.g.cs";
    const int MostBytesOfAStep = 15_000;

    static readonly GeneratorRun Run = GeneratorRun.Over(PeopleSteps.Files).WithProgram(PeopleSteps.Program);

    public static TheoryData<string> SoundHistories => [.. Repository.SoundHistories];

    [Fact]
    public void A_step_that_writes_rows_anew_is_a_file_and_all_steps_are_a_list()
    {
        Assert.Empty(Run.Diagnostics);
        Assert.Empty(Run.CompilerMessages());
        Assert.Equal([Farther, List, Split], Run.Files.Keys.Where(name => name.StartsWith("Migrations.", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(List)]
    [InlineData(Split)]
    [InlineData("PeopleDb.g.cs")]
    public void A_generated_file_reads_as_expected(string hintName) => GoldenFile.Verify("Steps/" + hintName, Run.Files[hintName]);

    /// <summary>A program carries every step of its history: their size is watched.</summary>
    [Fact]
    public void A_step_stays_within_its_bytes()
    {
        foreach (var name in (string[])[Split, Farther])
            output.WriteLine($"{name}: {Run.Files[name].Length} bytes");
        Assert.InRange(Run.Files[Farther].Length, 1, MostBytesOfAStep);
    }

    [Fact]
    public void A_method_that_nobody_wrote_is_an_error_of_the_compiler_which_names_it()
    {
        var problem = Assert.Single(GeneratorRun.Over(PeopleSteps.Files).Output.GetDiagnostics(), problem => problem.Severity == DiagnosticSeverity.Error);
        Assert.Equal("CS8795", problem.Id);
        Assert.Contains("SplitNames.Transform(SplitNames.Before.Person, SplitNames.After.Person)", problem.GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_edit_of_csharp_emits_nothing()
    {
        var run = Run.WithProgram(PeopleSteps.Program.Replace("\"\"", "old.Name", StringComparison.Ordinal));
        Assert.All(run.Reasons(Steps.Emit), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        Assert.All(run.OutputReasons(), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Fact]
    public void Another_step_emits_itself_and_the_list()
    {
        var (old, now) = (PeopleSteps.Files[^1], PeopleSteps.OtherFiles[^1]);
        Assert.Equal(old.Path, now.Path);
        var run = Run.AfterEdit(old.Path, old.Text, now.Text);
        Assert.Equal([Farther, List], Changed(run));
        Assert.Equal(2, run.Reasons(Steps.Emit).Count(reason => reason == IncrementalStepRunReason.Modified));
    }

    [Fact]
    public void An_edit_of_the_schema_emits_no_step()
    {
        var run = Run.AfterEdit(PeopleSteps.Main, "km: int64 @2", "km: int64 @2\n      note: string? @3");
        Assert.Equal(["PeopleDb.g.cs", "Trip.g.cs"], Changed(run));
    }

    [Fact]
    public void Steps_that_lead_nowhere_leave_the_members_of_the_database_as_they_are()
    {
        var run = Run.AfterEdit(PeopleSteps.Files[1].Path, "name: km", "name: miles");
        Assert.Equal(["TRS3002"], run.Diagnostics.Select(problem => problem.Id).Distinct());
        Assert.Equal(Run.Files["PeopleDb.g.cs"], run.Files["PeopleDb.g.cs"]);
    }

    [Fact]
    public void Schemas_of_one_namespace_may_have_steps_of_one_name()
    {
        var series = new StepSeries("places.schema.yaml");
        series.Then("first", Twin(Text("km: int32 @2"))).Then("farther", Twin(Text("km: int64 @2")));
        var run = GeneratorRun.Over([.. PeopleSteps.Files, .. series.Files]).WithProgram(PeopleSteps.Program);
        Assert.Empty(run.CompilerMessages());
        Assert.Contains("Migrations.PlacesFarther.g.cs", run.Files.Keys);
    }

    [Fact]
    public void A_database_with_steps_is_added_to_services_with_what_happens_when_a_store_lacks_some() =>
        Assert.Empty(Run.WithHost().CompilerMessages());

    [Theory]
    [MemberData(nameof(SoundHistories))]
    public void Every_sound_history_gives_code_without_a_warning(string name)
    {
        var run = GeneratorRun.Over(Repository.History(name));
        Assert.DoesNotContain(run.Diagnostics, problem => problem.Id != "TRS3001");
        Assert.DoesNotContain(run.CompilerMessages(), message => !message.Contains("CS8795", StringComparison.Ordinal));
    }

    static string[] Changed(GeneratorRun run) =>
        [.. run.Files.Where(file => Run.Files.GetValueOrDefault(file.Key) != file.Value).Select(file => file.Key).Order(StringComparer.Ordinal)];

    static string Text(string trip) => PeopleSteps.Files[0].Text.Replace("km: int64 @2", trip, StringComparison.Ordinal);

    static string Twin(string text) => text
        .Replace("schema: People", "schema: Places", StringComparison.Ordinal)
        .Replace("33333333", "44444444", StringComparison.Ordinal)
        .Replace("record: Person", "record: Place", StringComparison.Ordinal)
        .Replace("record: Trip", "record: Road", StringComparison.Ordinal);
}
