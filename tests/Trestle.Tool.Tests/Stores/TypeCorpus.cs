using Trestle.Schema;

namespace Trestle.Tool.Tests.Stores;

/// <summary>A schema with every type in every serialization, every kind of reference, and rows at the limits of what they hold.</summary>
static class TypeCorpus
{
    public static string Schema { get; } = $$"""
        schema: Corpus
        namespace: Tests.Corpus

        enums:
          Kind: { card: 1, cash: 2, none: -1 }

        structs:
          Person: { name: string @1, kind: Kind? @2 }

        tables:
          people:
            record: Human
            id: 10000000-0000-4000-8000-000000000001
            key: id
            serialization: flatbuffers
            concurrency: version
            fields:
              id: { type: int64, tag: 1, generate: sequence }
              name: string(200) @2
              boss: int64? @3
              home: int32? @4
            indexes:
              ByName: { id: 10000000-0000-4000-8000-000000000011, by: [name desc, id], include: [home] }
              Bosses: { id: 10000000-0000-4000-8000-000000000012, by: [name], where: boss == null }
            references:
              boss: { to: people, onDelete: setNull }
              home: { to: houses, onDelete: setNull }

          houses:
            record: House
            id: 10000000-0000-4000-8000-000000000002
            key: number
            serialization: cbor
            fields: { number: int32 @1, street: string(100) @2, owner: int64? @3 }
            indexes:
              ByStreet: { id: 10000000-0000-4000-8000-000000000021, by: [street], unique: true }
            references:
              owner: { to: people, onDelete: restrict }

          visits:
            record: Visit
            id: 10000000-0000-4000-8000-000000000003
            key: [house, at]
            serialization: json
            fields: { house: int32 @1, at: timestamp @2, note: string @3 }
            references:
              house: { to: houses, onDelete: cascade }
        {{Everything("flat", "flatbuffers", 4)}}
        {{Everything("concise", "cbor", 5)}}
        {{Everything("textual", "json", 6)}}
        """;

    /// <summary>A whole dump of the rows, whose tables come in another order than they can be loaded in.</summary>
    public static string Dump { get; } = string.Join('\n', [
        $$"""{"trestle":"dump","version":1,"schema":{{CanonicalSchema.Write(SchemaCompiler.Compile(new SourceFile("corpus", Schema)).Schemas.Single())}}}""",
        .. Table("houses", """{"number":2,"street":"Õpetaja tänav 😀","owner":7}""", """{"number":-2147483648,"street":"","owner":null}"""),
        .. Table("people", """{"id":7,"name":"Zoë \"Z\"\n","boss":9,"home":2,"version":41}""", """{"id":9,"name":"漢字","boss":7,"home":2,"version":1}"""),
        .. Table("visits", """{"house":2,"at":"0001-01-01T00:00:00Z","note":""}""", """{"house":2,"at":"9999-12-31T23:59:59.999999Z","note":"\u0001\u2028 €"}"""),
        .. new[] { "flat", "concise", "textual" }.SelectMany(name => Table(name, Usual, Least, Greatest)),
        """{"end":true,"rows":15}""",
        ""]);

    const string Usual = """
        {"id":"0b0f2a6e-6c7e-4d0b-9a55-2f1f3a0c7d11","f1":true,"f2":1,"f3":2,"f4":3,"f5":4,"f6":5,"f7":6,"f8":7,"f9":8,"f10":"9","f11":"10","f12":0.1,"f13":0.30000000000000004,"f14":12.3456,"f15":0.5,"f17":"text","f19":"AAEC","f20":"AAECAwQFBgcICQoLDA0ODxAREhM=","f22":"2026-01-31T12:00:00.123456Z","f23":"2026-01-31T12:00:00.123456789Z","f24":"2026-01-31","f25":"12:34:56.789","f26":"P1DT2H3M4.5S","f27":"cash","f28":{"name":"A","kind":"card"},"f29":[1,2,3],"f30":[{"name":"B","kind":null}],"f31":["cash","none"],"f32":{"a":1,"b":2},"f33":{"x":{"name":"C","kind":null}},"f34":{"deep":[1,{"er":null}],"n":1.50},"f35":[1,"two",[3],null],"n0":true,"n5":"","n6":"","n12":{"name":"","kind":null},"n13":[],"n14":{},"n15":null}
        """;

    const string Least = """
        {"id":"00000000-0000-0000-0000-000000000000","f1":false,"f2":-128,"f3":-32768,"f4":-2147483648,"f5":-9223372036854775808,"f6":0,"f7":0,"f8":0,"f9":0,"f10":"0","f11":"0","f12":"-Infinity","f13":-0.0,"f14":-99999999999999.9999,"f15":-0.9999999999999999999999999999,"f17":"","f19":"","f20":"AAAAAAAAAAAAAAAAAAAAAAAAAAA=","f22":"0001-01-01T00:00:00Z","f23":"1677-09-21T00:12:43.145224192Z","f24":"0001-01-01","f25":"00:00:00","f26":"-P10675199DT2H48M5.477580S","f27":"none","f28":{"name":"","kind":null},"f29":[],"f30":[],"f31":[],"f32":{},"f33":{},"f34":0,"f35":[]}
        """;

    const string Greatest = """
        {"id":"ffffffff-ffff-ffff-ffff-ffffffffffff","f1":true,"f2":127,"f3":32767,"f4":2147483647,"f5":9223372036854775807,"f6":255,"f7":65535,"f8":4294967295,"f9":18446744073709551615,"f10":"340282366920938463463374607431768211455","f11":"115792089237316195423570985008687907853269984665640564039457584007913129639935","f12":3.4028235E+38,"f13":"NaN","f14":99999999999999.9999,"f15":0.9999999999999999999999999999,"f17":"漢字 😀 \\ \" \u0007","f19":"/////w==","f20":"//////////////////////////8=","f22":"9999-12-31T23:59:59.999999Z","f23":"2262-04-11T23:47:16.854775807Z","f24":"9999-12-31","f25":"23:59:59.999999","f26":"P10675199DT2H48M5.477580S","f27":"card","f28":{"name":"Zoë","kind":"none"},"f29":[-2147483648,2147483647],"f30":[{"name":"","kind":"cash"},{"name":"é","kind":null}],"f31":["card"],"f32":{"":0,"漢":-1},"f33":{"é":{"name":"","kind":"none"}},"f34":"text","f35":[{"a":[]}],"n0":false,"n1":0,"n2":"0","n3":1E-300,"n4":0.0001,"n5":"x","n6":"AA==","n7":"//////////////////////////8=","n8":"00000000-0000-0000-0000-000000000000","n9":"1970-01-01T00:00:00Z","n10":"1970-01-01","n11":"card","n12":{"name":"n","kind":"cash"},"n13":[0],"n14":{"k":{"name":"v","kind":null}},"n15":{"a":1}}
        """;

    static string Everything(string name, string serialization, int number) => $$"""

          {{name}}:
            record: {{char.ToUpperInvariant(name[0])}}{{name[1..]}}Row
            id: 10000000-0000-4000-8000-00000000000{{number}}
            key: id
            serialization: {{serialization}}
            fields:
              id: uuid @1
              f1: bool @2
              f2: int8 @3
              f3: int16 @4
              f4: int32 @5
              f5: int64 @6
              f6: uint8 @7
              f7: uint16 @8
              f8: uint32 @9
              f9: uint64 @10
              f10: uint128 @11
              f11: uint256 @12
              f12: float32 @13
              f13: float64 @14
              f14: decimal(18,4) @15
              f15: decimal(28,28) @16
              f17: string @18
              f19: bytes @20
              f20: bytes(20) @21
              f22: timestamp @23
              f23: timestamp(ns) @24
              f24: date @25
              f25: time @26
              f26: duration @27
              f27: Kind @28
              f28: Person @29
              f29: list<int32> @30
              f30: list<Person> @31
              f31: list<Kind> @32
              f32: map<string, int32> @33
              f33: map<string, Person> @34
              f34: json @35
              f35: list<json> @36
              n0: bool? @101
              n1: int32? @102
              n2: uint256? @103
              n3: float64? @104
              n4: decimal(18,4)? @105
              n5: string? @106
              n6: bytes? @107
              n7: bytes(20)? @108
              n8: uuid? @109
              n9: timestamp? @110
              n10: date? @111
              n11: Kind? @112
              n12: Person? @113
              n13: list<int32>? @114
              n14: map<string, Person>? @115
              n15: json? @116
        """;

    static IEnumerable<string> Table(string name, params string[] rows) => rows.Select(row => $$"""{"table":"{{name}}","row":{{row.Trim()}}}""");
}
