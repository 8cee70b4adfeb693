using Trestle.Schema.Evolution.History;
using Trestle.Schema.Tests.Support;

namespace Trestle.Schema.Tests.Evolution;

/// <summary>What a change of a schema with one step is said to do: what is harmless must not be called dangerous.</summary>
public sealed class EffectTests
{
    const string Shop = """
        schema: Shop
        namespace: Samples.Shop
        enums: { State: { open: 1, paid: 2 } }
        structs: { Address: { street: string @1, city: string(50)? @2 } }
        tables:
          buyers:
            record: Buyer
            id: 22222222-0000-4000-8000-000000000001
            key: id
            fields:
              id: uuid @1
              home: Address? @2
              kind: { type: int32?, tag: 3, min: 1, max: 9 }
            retired: [9]
          orders:
            record: Order
            id: 22222222-0000-4000-8000-000000000002
            key: [no, day]
            fields:
              no: int32 @1
              day: date @2
              buyer: uuid? @3
              note: string(40) @4
              rank: { type: float64, tag: 5, default: 0.5, min: -1.5 }
              state: State @6
            indexes:
              ByBuyer: { id: 22222222-0000-4000-8000-000000000011, by: [buyer, day desc], where: state == open }
            references:
              buyer: { to: buyers }

        """;

    static readonly StepHistories Steps = StepFiles.Read(StepFiles.Next(Compile(Shop), StepHistories.None, "first"));

    [Theory]
    [InlineData("buyer: uuid? @3", "customer: uuid? @3 #buyer")]
    [InlineData("  buyers:", "  customers:")]
    [InlineData("record: Order", "record: Purchase")]
    [InlineData("note: string(40) @4", "note: string(80) @4")]
    [InlineData("note: string(40) @4", "note: string(40)? @4")]
    [InlineData("note: string(40) @4", "note: string(40) @4\n      more: json? @7")]
    [InlineData("note: string(40) @4", "note: string(40) @4\n      more: { type: int32, tag: 7, default: 1 }")]
    [InlineData("type: int32?, tag: 3, min: 1, max: 9", "type: int64?, tag: 3, min: 1, max: 9")]
    [InlineData("type: int32?, tag: 3, min: 1, max: 9", "type: int32?, tag: 3, min: -1")]
    [InlineData("type: int32?, tag: 3, min: 1, max: 9", "type: int32, tag: 3, min: 1, max: 9, default: 1")]
    [InlineData("default: 0.5, min: -1.5", "default: 0.75, min: -1.75")]
    [InlineData("{ open: 1, paid: 2 }", "{ open: 1, settled: 2, lost: 3 }")]
    [InlineData("city: string(50)? @2", "town: string? @2, zip: string? @3")]
    [InlineData("retired: [9]", "retired: [9, 10]")]
    [InlineData("buyer: { to: buyers }", "buyer: { to: buyers, onDelete: cascade }")]
    [InlineData("    references:\n      buyer: { to: buyers }\n", "")]
    [InlineData("id: 22222222-0000-4000-8000-000000000011, by: [buyer, day desc]", "id: 22222222-0000-4000-8000-000000000012, by: [buyer, day]")]
    [InlineData("State: {", "OtherState: { some: 5 }\n  State: {")]
    [InlineData("key: [no, day]", "key: [no, day]\n    serialization: json\n    concurrency: version")]
    public void A_harmless_change_only_asks_for_a_step(string old, string replacement) => Assert.Equal(["TRS3001"], Rules(old, replacement));

    [Theory]
    [InlineData("note: string(40) @4", "note: bytes(40) @4", "TRS3011")]
    [InlineData("note: string(40) @4", "note: string(39) @4", "TRS3012")]
    [InlineData("type: int32?, tag: 3, min: 1, max: 9", "type: int32?, tag: 3, min: 1, max: 8", "TRS3012")]
    [InlineData("type: int32?, tag: 3, min: 1, max: 9", "type: int32?, tag: 3, min: 10, max: 90", "TRS3012")]
    [InlineData("type: int32?, tag: 3, min: 1, max: 9", "type: int16?, tag: 3, min: 1, max: 9", "TRS3012")]
    [InlineData("type: int32?, tag: 3, min: 1, max: 9", "type: int32, tag: 3, min: 1, max: 9", "TRS3013")]
    [InlineData("default: 0.5, min: -1.5", "default: 0.5, min: -1.25", "TRS3012")]
    [InlineData("city: string(50)? @2", "city: string(50)? @2, zip: string @3", "TRS3013")]
    [InlineData("city: string(50)? @2", "city: string(50) @2", "TRS3013")]
    [InlineData(", city: string(50)? @2", "", "TRS3022")]
    [InlineData("key: [no, day]", "key: [day, no]", "TRS3014")]
    [InlineData("no: int32 @1", "no: int64 @1", "TRS3014")]
    [InlineData("where: state == open", "where: state == paid", "TRS3015")]
    [InlineData("where: state == open", "where: state == open, include: [note]", "TRS3015")]
    [InlineData("where: state == open", "where: state == open, unique: true", "TRS3016")]
    [InlineData("{ open: 1, paid: 2 }", "{ open: 1 }", "TRS3018")]
    [InlineData("retired: [9]", "retired: [10]", "TRS3021")]
    [InlineData("    retired: [9]\n", "    references: { id: { to: buyers } }\n    retired: [9]\n", "TRS3023")]
    public void A_dangerous_change_breaks_its_rule(string old, string replacement, string rule) =>
        Assert.Equal(["TRS3001", rule], Rules(old, replacement));

    [Fact]
    public void A_new_table_may_be_as_it_likes() => Assert.Equal(["TRS3001"], Rules(
        "tables:\n",
        "tables:\n  lines:\n    record: Line\n    id: 22222222-0000-4000-8000-000000000003\n    key: id\n    fields: { id: uuid @1, buyer: uuid @2 }\n"
            + "    indexes: { ByBuyer: { id: 22222222-0000-4000-8000-000000000013, by: [buyer], unique: true } }\n    references: { buyer: { to: buyers } }\n"));

    [Fact]
    public void A_reference_by_a_new_field_that_old_rows_lack_is_harmless() => Assert.Equal(["TRS3001"], Rules(
        "    retired: [9]\n", "      best: uuid? @4\n    references: { best: { to: buyers } }\n    retired: [9]\n"));

    [Fact]
    public void What_stays_the_same_in_another_order_asks_for_nothing()
    {
        Assert.Empty(Rules("no: int32 @1\n      day: date @2", "day:  date @2   # first\n      no: { type: int32, tag: 1, doc: The number. }"));
        Assert.Empty(Rules("namespace: Samples.Shop", "namespace: Samples.Other\ndoc: A shop."));
    }

    static IEnumerable<string> Rules(string old, string replacement)
    {
        Assert.Contains(old, Shop, StringComparison.Ordinal);
        var text = Shop.Replace(old, replacement, StringComparison.Ordinal);
        if (replacement.Contains("#buyer", StringComparison.Ordinal))
            text = text.Replace("by: [buyer", "by: [customer", StringComparison.Ordinal).Replace("buyer: { to: buyers }", "customer: { to: buyers }", StringComparison.Ordinal);
        if (old.Contains("  buyers", StringComparison.Ordinal))
            text = text.Replace("to: buyers", "to: customers", StringComparison.Ordinal);
        var file = SchemaParser.Parse(new("shop.schema.yaml", text));
        Assert.Equal([], SchemaCompiler.Compile([file]).Problems);
        return SchemaCompiler.Compile([file], Steps).Problems.Select(problem => problem.Rule.Id).Distinct().Order(StringComparer.Ordinal);
    }

    static Model.SchemaModel Compile(string text) => SchemaCompiler.Compile(new SourceFile("shop.schema.yaml", text)).Schemas.Single();
}
