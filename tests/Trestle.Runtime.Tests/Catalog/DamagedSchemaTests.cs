using System.Text;
using Trestle.Layout;

namespace Trestle.Runtime.Tests.Catalog;

/// <summary>A schema in a catalog that names what it has not is damaged, before anything looks it up.</summary>
public sealed class DamagedSchemaTests
{
    const string Whole = """
        {"schema":"S","tables":[{"id":"7a0c1d52-0000-4000-8000-000000000001","name":"t","record":"T","serialization":"cbor","key":["id"],
        "fields":[{"name":"id","tag":1,"type":"int32"},{"name":"to","tag":2,"type":"int32"}],
        "indexes":[{"id":"7a0c1d52-0000-4000-8000-000000000002","name":"I","parts":[{"field":"to"}],"include":["id"]}],
        "references":[{"name":"to","fields":["to"],"to":"7a0c1d52-0000-4000-8000-000000000001","onDelete":"restrict"}]}]}
        """;

    [Fact]
    public void What_is_whole_is_read() => Assert.Equal("t", Assert.Single(Parse(Whole).Tables).Name);

    [Theory]
    [InlineData("\"key\":[\"id\"]", "\"key\":[\"ie\"]")]
    [InlineData("\"field\":\"to\"", "\"field\":\"tp\"")]
    [InlineData("\"include\":[\"id\"]", "\"include\":[\"ie\"]")]
    [InlineData("\"fields\":[\"to\"]", "\"fields\":[\"tp\"]")]
    [InlineData("\"to\":\"7a0c1d52-0000-4000-8000-000000000001\"", "\"to\":\"7a0c1d52-0000-4000-8000-000000000009\"")]
    public void A_name_or_an_identity_that_nothing_has_is_damage(string was, string now) =>
        Assert.Throws<CorruptRecordException>(() => Parse(Whole.Replace(was, now, StringComparison.Ordinal)));

    [Theory]
    [InlineData("\"tag\":2", "\"tag\":1")]
    [InlineData("\"schema\":\"S\",", "\"schema\":\"S\",\"enums\":[{\"name\":\"E\",\"members\":[{\"name\":\"a\",\"value\":1},{\"name\":\"b\",\"value\":1}]}],")]
    [InlineData("\"schema\":\"S\",", "\"schema\":\"S\",\"enums\":[{\"name\":\"E\",\"members\":[]},{\"name\":\"E\",\"members\":[]}],")]
    [InlineData("\"indexes\":[", "\"indexes\":[{\"id\":\"7a0c1d52-0000-4000-8000-000000000002\",\"name\":\"J\",\"parts\":[{\"field\":\"to\"}]},")]
    [InlineData(
        "\"tables\":[", "\"tables\":[{\"id\":\"7a0c1d52-0000-4000-8000-000000000001\",\"name\":\"u\",\"record\":\"U\",\"serialization\":\"cbor\","
            + "\"key\":[\"id\"],\"fields\":[{\"name\":\"id\",\"tag\":1,\"type\":\"int32\"}]},")]
    public void What_is_there_twice_and_looked_up_by_its_identity_is_damage(string was, string now) =>
        Assert.Throws<CorruptRecordException>(() => Parse(Whole.Replace(was, now, StringComparison.Ordinal)));

    static SchemaShape Parse(string json) => SchemaShape.Parse(Encoding.UTF8.GetBytes(json));
}
