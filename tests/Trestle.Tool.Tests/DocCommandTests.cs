using System.Text.Json;

namespace Trestle.Tool.Tests;

public sealed class DocCommandTests : IDisposable
{
    const string Shop = """
        schema: Shop
        namespace: Tests.Shop
        doc: A shop.
        enums:
          State: { doc: How far it is., members: { open: 1, paid: { value: 2, doc: All of it. } } }
        structs:
          Address: { street: string @1, city: string(50) @2 }
        tables:
          buyers:
            record: Buyer
            id: 3f0de1d0-9d0c-4a8c-8a14-0d5a4a6f3c01
            key: id
            fields:
              id: uuid @1
              home: Address? @2
          orders:
            record: Order
            id: 3f0de1d0-9d0c-4a8c-8a14-0d5a4a6f3c02
            doc: "What was bought | or will be."
            key: [day, no]
            fields:
              day: date @1
              no: int32 @2
              buyer: uuid? @3
              price: { type: "decimal(10,2)", tag: 4, default: 0, min: 0, doc: In euros. }
              state: { type: State, tag: 5, default: open }
              tags: map<string, uuid> @6
            indexes:
              ByBuyer: { id: 3f0de1d0-9d0c-4a8c-8a14-0d5a4a6f3c03, by: [buyer, price desc], unique: true, include: [state], where: state == paid and buyer != null }
            references:
              buyer: { to: buyers, onDelete: setNull }
            retired: [7]
        """;

    const string Page = """
        # Shop

        A shop.

        ```mermaid
        erDiagram
          buyers {
            uuid id PK
            Address home
          }
          orders {
            date day PK
            int32 no PK
            uuid buyer FK
            decimal(10_2) price
            State state
            map[uuid] tags
          }
          orders }o--o| buyers : buyer
        ```

        ## buyers

        Key: `id`. Record: `Buyer`. Id: `3f0de1d0-9d0c-4a8c-8a14-0d5a4a6f3c01`.

        | field | type | tag | rules | what it is |
        | --- | --- | --- | --- | --- |
        | `id` | `uuid` | 1 |  |  |
        | `home` | `Address?` | 2 |  |  |

        ## orders

        What was bought | or will be.

        Key: `day`, `no`. Record: `Order`. Id: `3f0de1d0-9d0c-4a8c-8a14-0d5a4a6f3c02`.

        | field | type | tag | rules | what it is |
        | --- | --- | --- | --- | --- |
        | `day` | `date` | 1 |  |  |
        | `no` | `int32` | 2 |  |  |
        | `buyer` | `uuid?` | 3 |  |  |
        | `price` | `decimal(10,2)` | 4 | default 0, at least 0 | In euros. |
        | `state` | `State` | 5 | default open |  |
        | `tags` | `map<string, uuid>` | 6 |  |  |

        | index | by | rules | what it is |
        | --- | --- | --- | --- |
        | `ByBuyer` | buyer, price desc | unique, includes state, where state == paid and buyer != null |  |

        | reference | by | to | when that row is deleted |
        | --- | --- | --- | --- |
        | `buyer` | buyer | buyers | the fields become null |

        Retired tags: 7.

        ## Address

        A struct.

        | field | type | tag | rules | what it is |
        | --- | --- | --- | --- | --- |
        | `street` | `string` | 1 |  |  |
        | `city` | `string(50)` | 2 |  |  |

        ## State

        How far it is.

        An enum.

        | member | value | what it is |
        | --- | --- | --- |
        | `open` | 1 |  |
        | `paid` | 2 | All of it. |

        """;

    readonly ToolRun tool = new();

    [Fact]
    public void A_schema_is_a_page_with_a_diagram()
    {
        Assert.Equal(0, tool.With("shop.schema.yaml", Shop).Run("doc"));
        Assert.Equal(Page, tool.Output);
    }

    [Fact]
    public void A_schema_with_errors_is_not_documented()
    {
        Assert.Equal(1, tool.With("shop.schema.yaml", Shop.Replace("uuid? @3", "uiid? @3", StringComparison.Ordinal)).Run("doc"));
        Assert.Empty(tool.Output);
        Assert.Contains("TRS2010", tool.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void With_json_pages_or_problems_are_in_one_object()
    {
        Assert.Equal(0, tool.With("shop.schema.yaml", Shop).Run("doc", "", "--json"));
        var page = Assert.Single(JsonDocument.Parse(tool.Output).RootElement.GetProperty("pages").EnumerateArray());
        Assert.Equal(("Shop", Page), (page.GetProperty("schema").GetString(), page.GetProperty("markdown").GetString()));
        Assert.Equal(1, tool.With("shop.schema.yaml", Shop.Replace("uuid? @3", "uiid? @3", StringComparison.Ordinal)).Run("doc", "", "--json"));
        var wrong = JsonDocument.Parse(tool.Output).RootElement;
        Assert.Empty(wrong.GetProperty("pages").EnumerateArray());
        Assert.Equal("TRS2010", wrong.GetProperty("problems")[0].GetProperty("rule").GetString());
    }

    public void Dispose() => tool.Dispose();
}
