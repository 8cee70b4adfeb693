using Trestle.Schema.Evolution.History;
using Trestle.Schema.Evolution.Items;
using Trestle.Schema.Stats;
using Trestle.Schema.Tests.Support;

namespace Trestle.Schema.Tests;

/// <summary>
/// Compiling again after an edit takes over what was linked before from the files that were not edited. It gives what compiling
/// everything from the start gives.
/// </summary>
public sealed class RelinkingTests
{
    static readonly SourceFile Parts = new("parts.schema.yaml", """
        schema: Shop
        namespace: Samples.Shop
        enums:
          Payment: { card: 1, cash: 2 }
        structs:
          Person: { name: string(50) @1 }
        tables:
          customers:
            record: Customer
            id: 0b0f2a6e-6c7e-4d0b-9a55-2f1f3a0c7d11
            key: id
            fields: { id: uuid @1, person: Person @2 }
        """);

    static readonly SourceFile Orders = new("orders.schema.yaml", """
        schema: Shop
        tables:
          orders:
            record: Order
            id: 0b0f2a6e-6c7e-4d0b-9a55-2f1f3a0c7d12
            key: id
            fields:
              { id: uuid @1, customer: uuid @2, payment: { type: Payment, tag: 3, default: cash }, person: Person? @4, data: bytes @5 }
            indexes:
              ByPayment: { id: 0b0f2a6e-6c7e-4d0b-9a55-2f1f3a0c7d13, by: [payment], where: payment == cash }
            references: { customer: { to: customers } }
        """);

    static readonly TableSizes Many = TableSizes.Of([StatsParser.Parse(new("shop.stats.yaml", """
        tables:
          0b0f2a6e-6c7e-4d0b-9a55-2f1f3a0c7d12: { rows: 1000000, bytes: 100000000 }
        """))]);

    [Theory]
    [InlineData("cash: 2", "cash: 3")]
    [InlineData("cash: 2", "coins: 2")]
    [InlineData("Payment:", "Means:")]
    [InlineData("Person:", "Human:")]
    [InlineData("Person: {", "Person: { self: Person @2,")]
    [InlineData("fields: { id: uuid @1", "fields: { id: int64 @1")]
    [InlineData("fields: { id: uuid @1", "fields: { id: nothing @1")]
    [InlineData("key: id", "key: [id, person]")]
    [InlineData("  customers:", "  clients:")]
    [InlineData("  customers:", "  orders:")]
    [InlineData("record: Customer", "record: OrderTable")]
    [InlineData("3a0c7d11", "3a0c7d12")]
    [InlineData("3a0c7d11", "3a0c7d19")]
    [InlineData("tables:", "tables: [")]
    [InlineData("namespace: Samples.Shop", "namespace: Samples.Other")]
    [InlineData("schema: Shop", "schema: Store")]
    public void An_edit_of_another_file_has_the_effect_that_it_has_from_the_start(string old, string replacement)
    {
        var (parts, orders) = (SchemaParser.Parse(Parts), SchemaParser.Parse(Orders));
        var before = Compile([parts, orders]);
        Assert.False(before.HasErrors);
        Assert.NotEmpty(Many.All);
        Assert.Contains(old, Parts.Text, StringComparison.Ordinal);
        var edited = Parts with { Text = Parts.Text.Replace(old, replacement, StringComparison.Ordinal) };
        AssertSame([SchemaParser.Parse(edited), orders], TableSizes.None);
        AssertSame([parts, orders], Many);
        AssertSame([parts, orders], TableSizes.None);
        Assert.Equal(before, Compile([parts, orders]));
    }

    [Fact]
    public void A_table_that_was_missing_and_stays_so_is_reported_once_the_other_file_can_be_read()
    {
        var orders = SchemaParser.Parse(Orders);
        var broken = Parts with { Text = Parts.Text.Replace("  customers:", "  clients: [", StringComparison.Ordinal) };
        var renamed = Parts with { Text = Parts.Text.Replace("  customers:", "  clients:", StringComparison.Ordinal) };
        var unusable = Parts with { Text = Parts.Text.Replace("key: id", "key: nothing", StringComparison.Ordinal) };
        foreach (var parts in new[] { broken, renamed, broken, unusable, renamed, Parts, unusable, renamed })
            AssertSame([SchemaParser.Parse(parts), orders], TableSizes.None);
    }

    [Fact]
    public void Tables_that_an_edit_leaves_alone_are_the_same_objects_after_it()
    {
        var (parts, orders) = (SchemaParser.Parse(Parts), SchemaParser.Parse(Orders));
        var before = Compile([parts, orders]).Schemas.Single().Tables;
        var edited = Orders with { Text = Orders.Text.Replace("data: bytes", "data: string", StringComparison.Ordinal) };
        var after = Compile([parts, SchemaParser.Parse(edited)]).Schemas.Single().Tables;
        Assert.Equal(["customers", "orders"], before.Select(table => table.Name));
        Assert.Same(before[0], after[0]);
        Assert.NotEqual(before[1], after[1]);
        Assert.Same(before[1], Compile([parts, orders]).Schemas.Single().Tables[1]);
    }

    [Fact]
    public void Damaged_files_beside_good_ones_compile_as_from_the_start()
    {
        var mutator = new Mutator(7, [Parts.Text]);
        var orders = SchemaParser.Parse(Orders);
        for (var i = 0; i < 300; i++)
            AssertSame([SchemaParser.Parse(Parts with { Text = mutator.Next() }), orders], i % 2 == 0 ? Many : TableSizes.None);
    }

    [Fact]
    public void The_canonical_form_follows_an_edit_of_a_table_that_is_referred_to()
    {
        var orders = SchemaParser.Parse(Orders);
        _ = CanonicalSchema.Write(Compile([SchemaParser.Parse(Parts), orders]).Schemas.Single());
        var other = Parts with { Text = Parts.Text.Replace("3a0c7d11", "3a0c7d19", StringComparison.Ordinal) };
        var schema = Compile([SchemaParser.Parse(other), orders]).Schemas.Single();
        Assert.Equal(CanonicalSchema.Write(SchemaCompiler.Compile(other, Orders).Schemas.Single()), CanonicalSchema.Write(schema));
        Assert.Equal(Snapshot.Of(schema).ToJson(), CanonicalSchema.Write(schema));
    }

    static void AssertSame(ParsedFile[] files, TableSizes sizes)
    {
        var fresh = files.Select(file => SchemaParser.Parse(file.Source)).ToArray();
        Assert.Equal(Compile(fresh, sizes), Compile(files, sizes));
    }

    static SchemaCompilation Compile(ParsedFile[] files, TableSizes? sizes = null) =>
        SchemaCompiler.Compile(files, StepHistories.None, sizes ?? TableSizes.None);
}
