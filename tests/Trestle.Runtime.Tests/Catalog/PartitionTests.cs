using System.Text;
using Trestle.Catalog;
using Trestle.Layout;

namespace Trestle.Runtime.Tests.Catalog;

public sealed class PartitionTests
{
    [Fact]
    public void A_store_that_divides_tables_calls_another_division_a_difference_and_says_what_to_do() => Assert.Equal(
        ["Table 'orders' is partitioned by 'tenant' into 16 in the store and partitioned by 'tenant' into 32 in the program; "
            + "copy the database into a new one with CopyTo."],
        SchemaDifferences.Find(Schema("tenant", 16), Schema("tenant", 32), null, dividesTables: true));

    [Fact]
    public void So_it_is_when_only_one_of_them_divides_or_they_divide_by_different_fields()
    {
        var whole = Schema("tenant", 0);
        Assert.Equal(
            ["Table 'orders' is partitioned by 'tenant' into 16 in the store and not partitioned in the program; "
                + "copy the database into a new one with CopyTo."],
            SchemaDifferences.Find(Schema("tenant", 16), whole, null, dividesTables: true));
        Assert.Single(SchemaDifferences.Find(whole, Schema("tenant", 16), null, dividesTables: true));
        Assert.Single(SchemaDifferences.Find(Schema("id", 16), Schema("tenant", 16), null, dividesTables: true));
    }

    [Fact]
    public void A_store_on_one_machine_does_not_mind() =>
        Assert.Empty(SchemaDifferences.Find(Schema("tenant", 16), Schema("id", 3), null));

    [Fact]
    public void A_field_that_divides_can_be_renamed()
    {
        var (stored, program) = (Schema("tenant", 16), Schema("customer", 16, tenant: "customer"));
        Assert.Empty(SchemaDifferences.Find(stored, program, null, dividesTables: true));
        Assert.Equal(new PartitionShape("hash", "tenant", 16), NamedSchema.Of(stored, program).Tables[0].Partition);
    }

    static SchemaShape Schema(string on, int count, string tenant = "tenant")
    {
        var partition = count == 0 ? "" : $$""","partition":{"by":"hash","on":"{{on}}","count":{{count}}}""";
        return SchemaShape.Parse(Encoding.UTF8.GetBytes($$"""
            {"schema":"Shop","tables":[{"id":"5b2c0a57-3a86-4a2e-8a8f-0f0a4f9be101","name":"orders","record":"Order",
            "serialization":"flatbuffers","key":["{{tenant}}","id"],"fields":[{"name":"{{tenant}}","tag":1,"type":"uuid"},
            {"name":"id","tag":2,"type":"int64"}]{{partition}}}]}
            """));
    }
}
