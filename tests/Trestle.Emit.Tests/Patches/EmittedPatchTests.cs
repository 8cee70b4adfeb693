using Trestle.Emit.Patches;
using Trestle.Emit.Tests.Golden;
using Trestle.Emit.Writing;

namespace Trestle.Emit.Tests.Patches;

/// <summary>What is emitted of a table's patch. That it compiles and changes the right fields is tested by Trestle.Generated.Tests.</summary>
public sealed class EmittedPatchTests
{
    [Theory]
    [InlineData("Account")]
    [InlineData("Event")]
    [InlineData("Note")]
    public void A_patch_has_the_verbs_that_its_fields_have(string record)
    {
        var code = new CodeWriter();
        PatchEmitter.Emit(code, EverythingSchema.Model, EverythingSchema.Table(record));
        GoldenFile.Verify($"{record}Patch.cs", code.ToString());
    }

    [Fact]
    public void A_table_that_is_nothing_but_its_key_has_no_patch()
    {
        var table = EverythingSchema.Table("Event");
        var code = new CodeWriter();
        PatchEmitter.Emit(code, EverythingSchema.Model, table with { Fields = new(table.KeyFields) });
        Assert.Equal("", code.ToString());
    }
}
