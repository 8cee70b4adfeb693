using System.Text;

namespace Trestle.Generator.Tests.Harness;

/// <summary>
/// Writes random schemas of everything that the language has, under names that mean something to C# or to the emitters. Some are
/// wrong here and there: what the compiler leaves of them has to be good code.
/// </summary>
sealed class RandomSchema(Random random)
{
    static readonly string[] Types =
    [
        "bool", "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64", "uint128", "uint256", "float32", "float64",
        "decimal(9,2)", "decimal(28,5)", "string(20)", "bytes(4)", "uuid", "timestamp", "timestamp(ns)", "date", "time", "duration", "Tone",
    ];

    static readonly string[] Others =
        ["string", "bytes", "json", "Part", "list<int32>", "list<string>", "list<Part>", "list<Tone>", "map<string, uuid>", "map<string, Part>", "map<string, bytes>"];

    static readonly string[] Names =
    [
        "class", "event", "string", "namespace", "record", "field", "value", "row", "key", "to", "from", "first", "last", "low", "high", "index",
        "reader", "writer", "view", "parts", "included", "hasNull", "transaction", "reference", "sequence", "version", "plain", "json", "obj",
        "other", "budget", "table", "at1", "v2", "system", "trestle", "global", "task", "func", "guid", "bytes", "item", "name", "a", "b_c", "d9",
    ];

    static readonly Dictionary<string, string> Constants = new()
    {
        ["bool"] = "true",
        ["uint128"] = "5",
        ["uint256"] = "5",
        ["float32"] = "-0.5",
        ["float64"] = "1.5e300",
        ["decimal(9,2)"] = "-1.25",
        ["decimal(28,5)"] = "7",
        ["string(20)"] = "\"a'b\\u00e4\"",
        ["bytes(4)"] = "\"00ff0001\"",
        ["uuid"] = "\"0b0f2a6e-6c7e-4d0b-9a55-2f1f3a0c7d11\"",
        ["timestamp"] = "\"2026-01-31T12:00:00Z\"",
        ["timestamp(ns)"] = "\"2026-01-31T12:00:00Z\"",
        ["date"] = "\"2026-01-31\"",
        ["time"] = "\"12:00:00\"",
        ["duration"] = "\"PT1H\"",
        ["Tone"] = "loud",
    };

    readonly StringBuilder text = new();
    int ids;

    public string Write(int number)
    {
        text.Append($$"""
            schema: Shop{{number}}
            namespace: Samples.Random.No{{number}}
            enums:
              Tone: { quiet: -1, class: 0, loud: 7 }
            structs:
              Part: { class: string @1, tone: Tone? @2, raw: bytes? @3, at: list<timestamp> @4 }
            tables:

            """);
        for (var table = 0; table < 3; table++)
            Table(number, table);
        return text.ToString();
    }

    void Table(int number, int table)
    {
        var names = Shuffled(Names).Take(14).ToArray();
        var types = names.Select((_, at) => at < 9 ? Pick(Types) : Pick(Others)).ToArray();
        var nullable = names.Select((_, at) => at > 2 && random.Next(3) == 0).ToArray();
        var keyCount = random.Next(1, 4);
        Line(2, $"t{table}:");
        Line(4, $"record: Row{table}");
        Line(4, $"id: {Id(number)}");
        Line(4, $"doc: {Pick("A table.", "\"<b> & ' \\\" */ // \\\\\"", "\"two\\nlines\"")}");
        Line(4, $"key: [{string.Join(", ", names.Take(keyCount).Select(name => name))}]");
        Line(4, $"serialization: {Pick("flatbuffers", "cbor", "json")}");
        if (random.Next(3) == 0)
            Line(4, "concurrency: version");
        Line(4, "fields:");
        for (var at = 0; at < names.Length; at++)
            Line(6, $"{names[at]}: {{ type: \"{types[at]}{(nullable[at] ? "?" : "")}\", tag: {at + 1}{Default(types[at], at)} }}");
        Line(4, "indexes:");
        for (var index = 0; index < 4; index++)
            Line(6, $"By{index}: {{ id: {Id(number)}, by: [{Parts(names)}]{Pick("", ", unique: true")}{Pick("", $", include: [{names[random.Next(3, 9)]}]")}{Where(names, types, nullable)} }}");
        if (table > 0 && keyCount == 1)
            Line(4, $"references: {{ self: {{ to: t{table}, by: [{names[random.Next(2) * random.Next(9)]}], onDelete: {Pick("restrict", "cascade", "setNull")} }} }}");
    }

    string Parts(string[] names) => string.Join(", ", Shuffled(names[..9]).Take(random.Next(1, 4)).Select(name => name + Pick("", " desc")));

    string Where(string[] names, string[] types, bool[] nullable)
    {
        var at = random.Next(9);
        var op = types[at] is "bool" or "Tone" or "uuid" ? Pick("==", "!=") : Pick("==", "!=", "<", ">=");
        var constant = nullable[at] && op is "==" or "!=" && nullable[at] && random.Next(2) == 0 ? "null" : Constant(types[at]).Replace('"', '\'');
        return constant.Contains('\\', StringComparison.Ordinal) || random.Next(2) == 0 ? "" : $", where: \"{names[at]} {op} {constant}\"";
    }

    string Default(string type, int at) => at > 2 && at < 9 && random.Next(3) == 0 ? $", default: {Constant(type)}" : "";

    static string Constant(string type) => Constants.GetValueOrDefault(type, "1");

    string Id(int number) => $"{number:x8}-0000-4000-8000-{++ids:x12}";

    T Pick<T>(params T[] values) => values[random.Next(values.Length)];

    string[] Shuffled(string[] values)
    {
        var copy = (string[])values.Clone();
        random.Shuffle(copy);
        return copy;
    }

    void Line(int indent, string line) => text.Append(' ', indent).Append(line).Append('\n');
}
