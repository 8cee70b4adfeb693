using Trestle.Emit.Keys;
using Trestle.Emit.Writing;
using Trestle.Schema.Model;

namespace Trestle.Emit.Tables;

/// <summary>Emits what a covering index knows of a row: its parts, what it includes, and the key.</summary>
static class EntryEmitter
{
    const string Bytes = "global::System.ReadOnlySpan<byte>";

    // public readonly record struct CommitByAuthorEntry(Guid Author, string Subject, Bytes Hash) : IIndexEntry<CommitByAuthorEntry> { ... }
    public static void Emit(CodeWriter code, TableTypes types, IndexModel index)
    {
        var read = ReadParts(types.Table, index);
        var shown = read.GroupBy(one => one.Part.Field.Name, StringComparer.Ordinal).Select(group => group.First()).ToArray();
        var name = types.Entry(index);
        var entries = $"<c>Entries&lt;{name}&gt;()</c>";
        code.Line().Summary($"An entry of <see cref=\"{types.Index(index)}\"/>: what a query's {entries} gives without touching rows.");
        foreach (var one in shown)
            code.Line($"/// <param name=\"{one.Part.Field.Property}\">{Doc(one.Part.Field)}</param>");
        var parameters = string.Join(", ", shown.Select(one => $"{CSharp.Type(one.Part.Field)} {one.Part.Field.Property}"));
        code
            .Line($"public readonly record struct {name}({parameters})")
            .Block($"    : {Contract(name)}", () =>
            {
                code.Line($"static global::System.Guid {Contract(name)}.Index => new(\"{index.Id:D}\");").Line();
                EmitRead(code, name, read, shown);
            });
    }

    // Every part has to be read to reach the next, the key's too where the index has them already.
    static (string Reader, KeyPart Part)[] ReadParts(TableModel table, IndexModel index) =>
    [
        .. KeyPart.OfIndex(table, index).Select(part => ("fromParts", part)),
        .. KeyPart.OfIncluded(table, index).Select(part => ("fromIncluded", part)),
        .. KeyPart.OfKey(table).Select(part => ("fromKey", part)),
    ];

    static void EmitRead(CodeWriter code, string name, (string Reader, KeyPart Part)[] read, (string Reader, KeyPart Part)[] shown) => code
        .Block($"static {name} {Contract(name)}.Read({Bytes} parts, {Bytes} key, {Bytes} included)", () =>
        {
            code.Lines("""
                var fromParts = new global::Trestle.Keys.KeyReader(parts);
                var fromIncluded = new global::Trestle.Keys.KeyReader(included);
                var fromKey = new global::Trestle.Keys.KeyReader(key);
                """);
            for (var at = 0; at < read.Length; at++)
            {
                var (reader, part) = read[at];
                code.Line(CodeWriter.Invariant($"{CSharp.Type(part.Field)} value{at} = {part.Read(reader)};"));
            }
            var values = shown.Select(one => CodeWriter.Invariant($"value{Array.IndexOf(read, one)}"));
            code.Line($"return fromKey.End(new {name}({string.Join(", ", values)}));");
        });

    // Explicit, so that a field may be named 'read' or 'index'.
    static string Contract(string name) => $"global::Trestle.Layout.IIndexEntry<{name}>";

    static string Doc(FieldModel field) => field.Doc is null ? $"The field <c>{field.Name}</c>." : DocLine.Of(field.Doc);
}
