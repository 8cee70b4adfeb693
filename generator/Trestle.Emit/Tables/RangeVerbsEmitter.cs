using Trestle.Emit.Keys;
using Trestle.Emit.Writing;

namespace Trestle.Emit.Tables;

/// <summary>
/// Emits the ranges that the first parts of a key can serve: equal to all of them, or equal to all but the last and a range of that.
/// </summary>
static class RangeVerbsEmitter
{
    const string KeyRange = "global::Trestle.Layout.KeyRange";

    public static void Emit(CodeWriter code, TableTypes types, IReadOnlyList<KeyPart> parts)
    {
        var names = new PartParameters(parts);
        EmitPrefix(code, types, parts, names);
        EmitRange(code, types, parts, names);
        EmitBetween(code, types, parts, names);
        EmitEncode(code, parts, names);
    }

    // public RowQuery<...> Prefix(Guid author, DateTimeOffset committedAt) => Query(KeyRange.Prefix(Encode(author, committedAt), 2));
    static void EmitPrefix(CodeWriter code, TableTypes types, IReadOnlyList<KeyPart> parts, PartParameters names)
    {
        var nulls = parts.Any(part => part.Field.IsNullable) ? " Null is a value here." : "";
        code
            .Line()
            .Summary($"The rows with {Equal(parts, parts.Count)}, in order.{nulls}")
            .Lines(CodeWriter.Invariant($$"""
                public {{types.Query}} Prefix({{names.Declared(parts.Count)}}) =>
                    Query({{KeyRange}}.Prefix(Encode({{names.Passed(parts.Count)}}), {{parts.Count}}));
                """));
    }

    // public RowQuery<...> Range(Guid author, DateTimeOffset? from, DateTimeOffset? to) => Query(KeyRange.HalfOpen(...));
    static void EmitRange(CodeWriter code, TableTypes types, IReadOnlyList<KeyPart> parts, PartParameters names)
    {
        var last = parts.Count - 1;
        var field = parts[last].Field;
        var (from, to) = (names.BesideFirst(last, "from"), names.BesideFirst(last, "to"));
        var (low, high) = (names.BesideFirst(last, "low"), names.BesideFirst(last, "high"));
        var bound = CSharp.Type(field.Type) + "?";
        var prefix = last == 0 ? "null" : $"Encode({names.Passed(last)})";
        var bounds = "A bound that is null is none." + (field.IsNullable ? " Null is less than every value." : "");
        code
            .Line()
            .Summary($"The rows with {Behind(parts, last)}<c>{field.Name}</c> in [{from}, {to}), in order. {bounds}")
            .Lines(CodeWriter.Invariant($$"""
                public {{types.Query}} Range({{Joined(names.Declared(last), $"{bound} {from}, {bound} {to}")}}) =>
                    Query({{KeyRange}}.HalfOpen(
                        {{prefix}}, {{last}},
                        {{from}} is { } {{low}} ? Encode({{Joined(names.Passed(last), low)}}) : null,
                        {{to}} is { } {{high}} ? Encode({{Joined(names.Passed(last), high)}}) : null,
                        {{Descends(parts[last])}}));
                """));
    }

    // public RowQuery<...> Between(Guid author, DateTimeOffset first, DateTimeOffset last) => Query(KeyRange.Closed(...));
    static void EmitBetween(CodeWriter code, TableTypes types, IReadOnlyList<KeyPart> parts, PartParameters names)
    {
        var at = parts.Count - 1;
        var field = parts[at].Field;
        var (first, last) = (names.BesideFirst(at, "first"), names.BesideFirst(at, "last"));
        var type = CSharp.Type(field.Type);
        code
            .Line()
            .Summary($"The rows with {Behind(parts, at)}<c>{field.Name}</c> in [{first}, {last}], both included, in order.")
            .Lines(CodeWriter.Invariant($$"""
                public {{types.Query}} Between({{Joined(names.Declared(at), $"{type} {first}, {type} {last}")}}) =>
                    Query({{KeyRange}}.Closed(
                        Encode({{Joined(names.Passed(at), first)}}), Encode({{Joined(names.Passed(at), last)}}),
                        {{parts.Count}}, {{Descends(parts[at])}}));
                """));
    }

    // static byte[] Encode(Guid author, DateTimeOffset committedAt) { ... }
    static void EmitEncode(CodeWriter code, IReadOnlyList<KeyPart> parts, PartParameters names)
    {
        var writer = names.Beside("writer");
        code.Line().Block($"static byte[] Encode({names.Declared(parts.Count)})", () =>
        {
            code.Line($"var {writer} = new global::Trestle.Keys.KeyWriter(stackalloc byte[{KeyWidth.Of(parts)}]);");
            for (var at = 0; at < parts.Count; at++)
                parts[at].WriteValue(code, writer, names[at]);
            code.Line($"return {writer}.ToArray();");
        });
    }

    static string Behind(IReadOnlyList<KeyPart> parts, int count) => count == 0 ? "" : Equal(parts, count) + " and ";

    static string Equal(IReadOnlyList<KeyPart> parts, int count) =>
        (count == 1 ? "this " : "these ") + string.Join(", ", parts.Take(count).Select(part => $"<c>{part.Field.Name}</c>"));

    static string Joined(string left, string right) => left.Length == 0 ? right : $"{left}, {right}";

    static string Descends(KeyPart part) => part.IsDescending ? "true" : "false";
}
