using Trestle.Schema.Evolution.Items;
using Trestle.Schema.Evolution.Rewrites;
using Trestle.Schema.Model;
using Trestle.Schema.Tests.Support;

namespace Trestle.Schema.Tests.Evolution;

/// <summary>The steps as a program carries them: which rows they write anew, and the tables before and after.</summary>
public sealed class StepModelTests
{
    public static TheoryData<string> ValidCases => [.. ConformanceCase.Valid.Select(item => item.Name)];

    [Theory]
    [MemberData(nameof(ValidCases))]
    public void A_model_made_of_a_snapshot_is_the_schema_without_indexes_references_and_words(string name)
    {
        foreach (var schema in ConformanceCase.Find("valid", name).Compile().Schemas)
        {
            var (model, objection) = SnapshotModel.Of(Snapshot.Of(schema), schema.Tables.Select(table => ItemId.Table(table.Id)));
            Assert.Null(objection);
            Assert.Equal(schema.Tables.Select(Bare), model!.Tables);
            Assert.Equal(schema.Structs.Where(one => model.Structs.Any(other => other.Name == one.Name)).Select(Bare), model.Structs);
            Assert.Equal(schema.Enums.Where(one => model.Enums.Any(other => other.Name == one.Name)).Select(Bare), model.Enums);
        }
    }

    [Fact]
    public void Only_tables_whose_rows_must_be_written_anew_are_in_a_rewrite()
    {
        var models = StepFiles.Read(ConformanceCase.Find("evolution", "transformed").Steps).Find("Shop")!.Models;
        Assert.Equal(["First", "SplitNames"], models.Select(model => model.Type));
        Assert.Null(models[0].Rewrite);
        var rewrite = models[1].Rewrite!;
        Assert.Equal(["id", "name", "born"], rewrite.Before.Tables.Single().Fields.Select(field => field.Name));
        Assert.True(rewrite.IsTransformed(rewrite.After.Tables.Single()));
    }

    [Theory]
    [InlineData("20260101090000-split-name", "SplitName")]
    [InlineData("20260101090000-2fa", "Step202601010900002fa")]
    [InlineData("20260101090000-before", "Before20260101090000")]
    [InlineData("20260101090000", "Step20260101090000")]
    public void The_class_of_a_step_is_called_like_its_file(string file, string type) => Assert.Equal(type, new StepTypeNames().Next(file));

    [Fact]
    public void The_second_step_of_a_name_is_told_apart_by_its_time()
    {
        var names = new StepTypeNames();
        Assert.Equal(["Prices", "Prices20260201090000"], (string[])[names.Next("20260101090000-prices"), names.Next("20260201090000-prices")]);
    }

    static TableModel Bare(TableModel table) => table with
    {
        Doc = null,
        SourcePath = "",
        Indexes = default,
        References = default,
        Partition = null,
        Fields = new(table.Fields.Select(field => field.IsVersion ? field : field with { Doc = null })),
    };

    static StructModel Bare(StructModel model) => model with { Doc = null, Fields = new(model.Fields.Select(field => field with { Doc = null })) };

    static EnumModel Bare(EnumModel model) => model with { Doc = null, Members = new(model.Members.Select(member => member with { Doc = null })) };
}
