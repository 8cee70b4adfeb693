using Trestle.Emit.Keys;
using Trestle.Emit.Tables;
using Trestle.Emit.Tests.Golden;
using Trestle.Emit.Writing;

namespace Trestle.Emit.Tests.Tables;

/// <summary>What is emitted of a table beside record, view, checks and codec. That it compiles and finds the right rows is tested by Trestle.Generated.Tests.</summary>
public sealed class EmittedTableTests
{
    [Theory]
    [InlineData("Account")]
    [InlineData("Event")]
    [InlineData("Note")]
    public void Keys_accessors_indexes_and_layout_are_as_expected(string record)
    {
        var table = EverythingSchema.Table(record);
        var code = new CodeWriter();
        KeyStructEmitter.Emit(code, table);
        AccessorEmitter.Emit(code, table);
        IndexEmitter.Emit(code, table);
        LayoutEmitter.Emit(code, EverythingSchema.Model, table);
        GoldenFile.Verify($"{record}.cs", code.ToString());
    }
}
