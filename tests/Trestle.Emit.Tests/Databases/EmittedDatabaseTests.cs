using Trestle.Emit.Databases;
using Trestle.Emit.Tests.Golden;
using Trestle.Emit.Writing;
using Trestle.Schema.Model;

namespace Trestle.Emit.Tests.Databases;

public sealed class EmittedDatabaseTests
{
    [Fact]
    public void Database_transactions_and_shape_are_as_expected()
    {
        var code = new CodeWriter();
        DatabaseEmitter.Emit(code, EverythingSchema.Model);
        TransactionEmitter.Emit(code, EverythingSchema.Model);
        ShapeEmitter.Emit(code, EverythingSchema.Model);
        GoldenFile.Verify("EverythingDb.cs", code.ToString());
    }

    [Fact]
    public void A_schema_of_whole_files_compiles() =>
        EmittedCode.AssertCompiles([.. SchemaEmitter.Emit(EverythingSchema.Model).Select(file => file.Text)]);

    [Fact]
    public void Each_file_depends_on_its_part_of_the_schema_alone()
    {
        var before = EmissionPlan.Of([EverythingSchema.Model]);
        var changed = EverythingSchema.Model with
        {
            Tables = new(EverythingSchema.Model.Tables.Select(table => table.Record == "Note" ? table with { Doc = "Other words." } : table)),
        };
        var after = EmissionPlan.Of([changed]);
        Assert.Equal(
            ["EverythingDb.g.cs", "Note.g.cs"],
            before.Zip(after).Where(pair => pair.First != pair.Second).Select(pair => pair.First.HintName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_struct_comes_with_the_codecs_of_the_tables_that_use_it()
    {
        var schema = EverythingSchema.Model;
        var cbor = schema with { Tables = new(schema.Tables.Select(table => table with { Serialization = Serialization.Cbor })) };
        Assert.Contains("AddressFlatCodec", Text(schema), StringComparison.Ordinal);
        Assert.DoesNotContain("AddressCborCodec", Text(schema), StringComparison.Ordinal);
        Assert.Contains("AddressCborCodec", Text(cbor), StringComparison.Ordinal);
        Assert.DoesNotContain("AddressFlatCodec", Text(cbor), StringComparison.Ordinal);
    }

    static string Text(SchemaModel schema) => SchemaEmitter.Emit(schema).Single(file => file.HintName == "Address.g.cs").Text;
}
