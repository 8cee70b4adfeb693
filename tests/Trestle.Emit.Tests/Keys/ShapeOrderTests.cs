using Trestle.Emit.Keys;
using Trestle.Emit.Tests.Golden;
using Trestle.Layout;
using Trestle.Schema;

namespace Trestle.Emit.Tests.Keys;

/// <summary>The numbers of indexes and references in generated code are their positions in the shape that the store is opened with.</summary>
public sealed class ShapeOrderTests
{
    [Fact]
    public void Indexes_and_references_are_numbered_as_the_store_numbers_them()
    {
        var shape = SchemaShape.Parse(System.Text.Encoding.UTF8.GetBytes(CanonicalSchema.Write(EverythingSchema.Model)));
        Assert.All(EverythingSchema.Model.Tables, table =>
        {
            var stored = shape.Table(table.Id);
            Assert.Equal(stored.Indexes.Select(index => index.Name), ShapeOrder.Indexes(table).Select(index => index.Name));
            Assert.Equal(stored.References.Select(reference => reference.Name), ShapeOrder.References(table).Select(reference => reference.Name));
        });
    }
}
