using System.Text;

namespace Trestle.Schema.Tests.Support;

/// <summary>Makes schemas whose names are those that C#, .NET, the runtime and the emitters use themselves; equal seeds give equal schemas.</summary>
sealed class AwkwardSchema(int seed)
{
    static readonly string[] Namespaces = ["A.B", "Trestle.X", "System.Y", "Global", "String.Int"];

    static readonly string[] Types =
    [
        "String", "Guid", "System", "Trestle", "Bytes", "Json", "List", "Commit", "Key", "View", "Table", "Micros", "DateTimeOffset", "Object",
        "Exception", "Action", "Func", "Task", "Index", "Range", "Span", "Row", "Value", "Type", "Enum", "Record", "Struct", "Int32", "Byte",
        "Boolean", "Decimal", "UInt256", "NanoTimestamp", "Layout", "Tables", "Codecs", "Storage", "Checks", "Check", "Database", "Store", "Page",
        "Text", "Plain", "Marshalling", "Global", "A", "B", "C", "Order", "Reader", "Writer", "Codec", "Entry", "Names", "Result", "Shape", "Field",
        "I", "T", "TRow", "TKey", "TView", "TLayout", "TableReader", "IRowView", "StringBuilder", "MemoryExtensions", "ReadOnlySpan", "Math", "Array",
        "IDisposable", "Attribute", "Nullable", "Convert", "EditorBrowsable", "Set", "Add", "Append", "Put", "Clear", "Increment", "Patch", "Patches", "RowPatch", "Sum", "Operand", "Change", "TBinder", "TSelf",
    ];

    static readonly string[] Fields =
    [
        "read", "index", "string", "guid", "system", "trestle", "bytes", "json", "value", "row", "key", "table", "reader", "writer", "to", "from", "count", "kind",
        "item", "plain", "schema", "index", "default", "field", "class", "event", "namespace", "record", "required", "init", "get", "set", "this",
        "base", "new", "async", "await", "var", "dynamic", "nameof", "global", "transaction", "ticket", "code", "result", "size", "other", "left",
        "right", "i", "x", "a", "b", "c", "hash", "id", "name", "now", "type", "object", "int", "span", "length", "buffer", "at", "absent", "has",
        "entry", "parts", "prefix", "until", "page", "token", "codec", "check", "text", "body", "list", "map", "entries", "items", "unknown",
        "layout", "view", "database", "store", "micros", "after", "take", "reverse", "by", "range", "between", "start", "end", "data",
        "destination", "source", "position", "offset", "written", "engine", "query", "patch", "operand", "change", "column", "add", "clear", "parse", "write", "over", "e", "t",
    ];

    static readonly string[] KeyTypes =
    [
        "bool", "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64", "uint128", "uint256", "float32", "float64",
        "decimal(10,2)", "decimal(28,5)", "string(9)", "bytes(7)", "uuid", "timestamp", "timestamp(ns)", "date", "time", "duration",
    ];

    static readonly string[] OtherTypes = ["string", "bytes", "json", "list<int32>", "list<string>", "map<string, int64>", "map<string, string>"];

    readonly Random random = new(seed);
    readonly StringBuilder text = new();

    public string Write()
    {
        var enums = Pick(Types, 3);
        var structs = Pick(Types, 3);
        Line($"schema: {Pick(Types)}\nnamespace: {Pick(Namespaces)}\nenums:");
        foreach (var name in enums)
            Line($"  {name}: {{ {string.Join(", ", Pick(Fields, 4).Select((member, i) => $"{member}: {i}"))} }}");
        Line("structs:");
        foreach (var name in structs)
            Line($"  {name}:\n{string.Join("\n", Pick(Fields, 4).Select((field, i) => $"    {field}: {Pick([.. KeyTypes, .. OtherTypes])}{Mark()} @{i + 1}"))}");
        Line("tables:");
        foreach (var name in Pick(Fields, 2))
            Table(name, [.. KeyTypes, .. OtherTypes, .. enums, .. structs, .. enums.Concat(structs).Select(type => $"list<{type}>")]);
        return text.ToString();
    }

    void Table(string name, string[] types)
    {
        var fields = Pick(Fields, 9);
        var keys = random.Next(1, 3);
        Line($"  {name}:\n    record: {Pick(Types)}\n    id: {Id()}\n    key: [{string.Join(", ", fields.Take(keys))}]");
        Line($"    serialization: {Pick(["flatbuffers", "cbor", "json"])}\n    fields:");
        for (var i = 0; i < fields.Length; i++)
            Line($"      {fields[i]}: {Pick(i < 4 ? KeyTypes : types)}{(i < keys ? "" : Mark())} @{i + 1}");
        Line("    indexes:");
        foreach (var index in Pick(Types, 3))
            Index(index, fields[..4], fields[keys..4]);
        if (random.Next(3) == 0)
            Line("    concurrency: version");
    }

    void Index(string name, string[] candidates, string[] includable)
    {
        var by = Pick(candidates, random.Next(1, 3));
        var include = includable.Except(by).ToArray();
        var parts = string.Join(", ", by.Select(field => field + Pick(["", " desc"])));
        var covering = include.Length > 0 && random.Next(2) == 0 ? $", include: [{string.Join(", ", include)}]" : "";
        Line($"      {name}: {{ id: {Id()}, by: [{parts}], unique: {Pick(["true", "false"])}{covering} }}");
    }

    void Line(string line) => text.Append(line).Append('\n');

    string Mark() => Pick(["", "?"]);

    Guid Id()
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes);
    }

    T Pick<T>(T[] items) => items[random.Next(items.Length)];

    T[] Pick<T>(T[] items, int count) => random.GetItems(items, count * 4).Distinct().Take(count).ToArray();
}
