using Trestle.Emit.Fbs;
using Trestle.Emit.Tests.Codecs;
using Trestle.Emit.Tests.Golden;

namespace Trestle.Emit.Tests.Fbs;

public class EmittedFbsTests
{
    [Fact]
    public void The_schema_of_a_table_is_as_expected() =>
        GoldenFile.Verify("Commit.fbs", FbsEmitter.Emit(HistorySchema.Model, HistorySchema.Table("Commit")));

    [Fact]
    public void Tables_in_other_serializations_are_left_out()
    {
        var schema = FbsEmitter.Emit(HistorySchema.Model);
        Assert.Contains("table Commit", schema);
        Assert.DoesNotContain("CborCommit", schema);
        Assert.DoesNotContain("root_type", schema);
    }

    [Fact]
    public void A_retired_field_keeps_its_id() => Assert.Contains("_7:ubyte (id: 7, deprecated);", FbsEmitter.Emit(HistorySchema.Model));

    [Fact]
    public void A_field_named_like_a_word_of_the_language_gets_an_underscore()
    {
        var schema = FbsEmitter.Emit(HistorySchema.Model);
        Assert.Contains("table_:Trestle.Wire.Uuid (id: 13);", schema);
    }
}
