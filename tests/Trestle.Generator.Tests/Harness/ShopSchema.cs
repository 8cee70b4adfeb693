namespace Trestle.Generator.Tests.Harness;

/// <summary>A schema in two files, small enough to know by heart what an edit must change.</summary>
static class ShopSchema
{
    public const string Main = "shop.schema.yaml";
    public const string Lines = "orders/lines.schema.yaml";

    public static readonly (string Path, string Text)[] Files =
    [
        (Main, """
            schema: Shop
            namespace: Samples.Shop
            enums:
              Payment: { card: 1, cash: 2 }
            structs:
              Person: { name: string(50) @1 }
            tables:
              customers:
                record: Customer
                id: 22222222-0000-4000-8000-000000000001
                key: id
                fields:
                  id: uuid @1
                  person: Person @2
              orders:
                record: Order
                id: 22222222-0000-4000-8000-000000000002
                key: id
                fields:
                  id: { type: int64, tag: 1, generate: sequence }
                  customer: uuid @2
                  payment: Payment @3
                  discount: { type: float64, tag: 4, default: -1.5, min: -1000000.25 }
                indexes:
                  ByCustomer: { id: 22222222-0000-4000-8000-000000000012, by: [customer], where: discount < -0.5 }
                references:
                  customer: { to: customers } # allow TRS2101: customers stay
            """),
        (Lines, """
            schema: Shop
            tables:
              lines:
                record: Line
                id: 22222222-0000-4000-8000-000000000003
                key: [order, number]
                serialization: cbor
                fields:
                  order: int64 @1
                  number: int32 @2
                  article: string @3
                references:
                  order: { to: orders, onDelete: cascade }
            """),
    ];
}
