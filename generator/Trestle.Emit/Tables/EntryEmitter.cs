using Trestle.Emit.Keys;
using Trestle.Emit.Writing;
using Trestle.Schema.Model;

namespace Trestle.Emit.Tables;

/// <summary>Emits what a covering index knows of a row: its parts, what it includes, and the key.</summary>
static class EntryEmitter
{
    // public readonly record struct CommitByAuthorEntry(Guid Author, string Subject, Bytes Hash) : IIndexEntry<CommitByAuthorEntry> { ... }
    public static void Emit(CodeWriter code, TableTypes types, IndexModel index)
    {
        var table = types.Table;
        (string Source, KeyPart Part)[] read =
        [
            .. KeyPart.OfIndex(table, index).Select(part => ("parts", part)),
            .. KeyPart.OfIncluded(table, index).Select(part => ("included", part)),
            .. KeyPart.OfKey(table).Select(part => ("key", part)),
        ];
        var shown = read.GroupBy(one => one.Part.Field.Name, StringComparer.Ordinal).Select(group => group.First()).ToArray();
        var name = types.Entry(index);
        code
            .Line()
            .Summary($"An entry of <see cref=\"{types.Index(index)}\"/>: what a query's <c>Entries&lt;{name}&gt;()</c> gives without touching rows.");
        foreach (var (_, part) in shown)
            code.Line($"/// <param name=\"{part.Field.Property}\">{DocLine.Of(part.Field.Doc ?? $"The field '{part.Field.Name}'.")}</param>");
        var parameters = string.Join(", ", shown.Select(one => $"{CSharp.Type(one.Part.Field)} {one.Part.Field.Property}"));
        code.Block(
            $"public readonly record struct {name}({parameters}) : global::Trestle.Layout.IIndexEntry<{name}>",
            () =>
            {
                code.Line($"static global::System.Guid {Contract(name)}.Index => new(\"{index.Id}\");").Line();
                EmitRead(code, name, read, shown);
            });
    }

    static void EmitRead(CodeWriter code, string name, (string Source, KeyPart Part)[] read, (string Source, KeyPart Part)[] shown) => code
        .Block($"static {name} {Contract(name)}.Read(global::System.ReadOnlySpan<byte> parts, global::System.ReadOnlySpan<byte> key, global::System.ReadOnlySpan<byte> included)", () =>
        {
            code
                .Line("var fromParts = new global::Trestle.Keys.KeyReader(parts);")
                .Line("var fromIncluded = new global::Trestle.Keys.KeyReader(included);")
                .Line("var fromKey = new global::Trestle.Keys.KeyReader(key);");
            for (var at = 0; at < read.Length; at++)
                code.Line(CodeWriter.Invariant($"{CSharp.Type(read[at].Part.Field)} value{at} = {read[at].Part.Read(Reader(read[at].Source))};"));
            var values = shown.Select(one => CodeWriter.Invariant($"value{Array.IndexOf(read, one)}"));
            code.Line($"return fromKey.End(new {name}({string.Join(", ", values)}));");
        });

    // Explicit, so that a field may be named 'read' or 'index'.
    static string Contract(string name) => $"global::Trestle.Layout.IIndexEntry<{name}>";

    static string Reader(string source) => "from" + char.ToUpperInvariant(source[0]) + source.Substring(1);
}
