using Trestle.Emit.Keys;
using Trestle.Emit.Writing;

namespace Trestle.Emit.Tables;

/// <summary>
/// Emits what a unique index serves beside ranges: the one row with given values. Null finds nothing, since nulls are never equal.
/// </summary>
static class UniqueVerbsEmitter
{
    const string Token = "global::System.Threading.CancellationToken";
    const string ValueTask = "global::System.Threading.Tasks.ValueTask";

    // public Author? Get(string email) { ... }
    public static void Emit(CodeWriter code, TableTypes types, IReadOnlyList<KeyPart> parts)
    {
        var names = new PartParameters(parts);
        var (row, view) = (names.Beside("row"), names.Beside("view"));
        var token = names.Beside("cancellationToken");
        var declared = names.DeclaredNotNull();
        var key = $"Write(stackalloc byte[{KeyWidth.Of(parts)}], {names.Passed(parts.Count)})";
        code.Line().Lines($$"""
            /// <summary>The row with these values, or null.</summary>
            public {{types.Row}}? Get({{declared}}) =>
                Find({{key}}, out var {{row}}) ? {{row}} : null;

            /// <summary>Finds the row with these values.</summary>
            public bool TryGet({{declared}}, [global::System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out {{types.Row}}? {{row}}) =>
                Find({{key}}, out {{row}});

            /// <summary>
            /// Lays a view over the stored row with these values, without copying it. It is valid until the transaction writes or ends.
            /// </summary>
            public bool TryView({{declared}}, out {{types.View}} {{view}}) =>
                FindView({{key}}, out {{view}});

            /// <summary>Whether there is a row with these values.</summary>
            public bool Exists({{declared}}) =>
                FindExists({{key}});

            /// <summary>As <c>Get</c>, without blocking while a server answers.</summary>
            public {{ValueTask}}<{{types.Row}}?> GetAsync({{declared}}, {{Token}} {{token}} = default) =>
                FindAsync({{key}}, {{token}});

            /// <summary>As <c>Exists</c>, without blocking while a server answers.</summary>
            public {{ValueTask}}<bool> ExistsAsync({{declared}}, {{Token}} {{token}} = default) =>
                FindExistsAsync({{key}}, {{token}});
            """);
        EmitWrite(code, parts, names);
    }

    // static ReadOnlySpan<byte> Write(Span<byte> to, string email) { ... }
    static void EmitWrite(CodeWriter code, IReadOnlyList<KeyPart> parts, PartParameters names)
    {
        var (to, writer) = (names.Beside("to"), names.Beside("writer"));
        var head = $"static global::System.ReadOnlySpan<byte> Write(global::System.Span<byte> {to}, {names.DeclaredNotNull()})";
        code.Line().Block(head, () =>
        {
            code.Line($"var {writer} = new global::Trestle.Keys.KeyWriter({to});");
            for (var at = 0; at < parts.Count; at++)
                parts[at].WriteSome(code, writer, names[at]);
            code.Line($"return {writer}.Written;");
        });
    }
}
