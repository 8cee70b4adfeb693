using Trestle.Schema.Model;
using Trestle.Schema.Tests.Support;

namespace Trestle.Schema.Tests;

/// <summary>What the emitters read: the linked model of the example in the product's description.</summary>
public sealed class ModelTests
{
    static readonly SchemaModel History = ConformanceCase.Find("valid", "history").Compile().Schemas[0];
    static readonly TableModel Commits = History.Tables.Single(table => table.Name == "commits");

    [Fact]
    public void A_schema_has_a_name_a_namespace_and_its_parts_by_name()
    {
        Assert.Equal(("History", "Samples.History"), (History.Name, History.Namespace));
        Assert.Equal(["authors", "commits"], History.Tables.Select(table => table.Name));
        Assert.Equal([("added", "Added", 1), ("modified", "Modified", 2), ("deleted", "Deleted", 3), ("renamed", "Renamed", 4)],
            History.Enums[0].Members.Select(member => (member.Name, member.Identifier, member.Value)));
    }

    [Fact]
    public void A_table_has_its_names_its_key_and_its_file()
    {
        Assert.Equal(("Commits", "Commit", "One commit.", "history.schema.yaml"), (Commits.Property, Commits.Record, Commits.Doc, Commits.SourcePath));
        Assert.Equal(["hash"], Commits.Key);
        Assert.Equal([7, 8], Commits.Retired);
        Assert.Equal(Serialization.FlatBuffers, Commits.Serialization);
    }

    [Fact]
    public void A_versioned_table_has_its_version_first()
    {
        Assert.True(Commits.IsVersioned);
        Assert.Equal(("version", "Version", 0, new IntegerType(64, true), new IntegerConstant(0)),
            (Commits.Fields[0].Name, Commits.Fields[0].Property, Commits.Fields[0].Tag, Commits.Fields[0].Type, Commits.Fields[0].Default));
        Assert.Equal([0, 1, 2, 3, 4, 5, 6], Commits.Fields.Select(field => field.Tag));
    }

    [Fact]
    public void A_field_has_its_type_its_presence_and_its_constants()
    {
        Assert.Equal(new FieldModel("body", "Body", 5, new StringType(null), true, null, null, null, GenerateKind.None, null), Commits.Field("body"));
        Assert.Equal(new FieldModel("churn", "Churn", 6, new IntegerType(32, true), false, new IntegerConstant(0), new IntegerConstant(0), null, GenerateKind.None, "Lines added plus removed."), Commits.Field("churn"));
    }

    [Fact]
    public void An_index_has_its_parts_and_its_condition()
    {
        Assert.Equal(["ByAuthor", "ByTime", "Empty"], Commits.Indexes.Select(index => index.Name));
        Assert.Equal([new IndexPartModel("committedAt", true)], Commits.Indexes[1].Parts);
        Assert.Equal([new ComparisonModel("churn", ComparisonOperator.Equal, new IntegerConstant(0))], Commits.Indexes[2].Where);
    }

    [Fact]
    public void A_reference_has_its_fields_and_its_table() =>
        Assert.Equal(new ReferenceModel("author", new(["author"]), "authors", OnDelete.Restrict), Assert.Single(Commits.References));
}
