using Trestle.Emit.Tests.Codecs;
using Trestle.Emit.Tests.Golden;
using Trestle.Emit.Views;
using Trestle.Emit.Writing;

namespace Trestle.Emit.Tests.Views;

public class EmittedViewTests
{
    [Theory]
    [InlineData("Commit")]
    [InlineData("JsonCommit")]
    public void The_view_of_a_table_is_as_expected(string record)
    {
        var code = new CodeWriter();
        ViewEmitter.Emit(code, HistorySchema.Model, HistorySchema.Table(record));
        GoldenFile.Verify($"{record}View.cs", code.ToString());
    }

    [Fact]
    public void A_struct_has_a_view_for_each_serialization_that_needs_it()
    {
        var code = new CodeWriter();
        StructViewEmitter.Emit(code, HistorySchema.Model, HistorySchema.Model.Structs[0]);
        GoldenFile.Verify("PersonView.cs", code.ToString());
    }
}
