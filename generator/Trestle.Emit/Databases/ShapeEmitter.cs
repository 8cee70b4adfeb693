using Trestle.Emit.Tables;
using Trestle.Emit.Writing;
using Trestle.Schema;
using Trestle.Schema.Model;

namespace Trestle.Emit.Databases;

/// <summary>Emits the schema as the plain data that a store compares with its own.</summary>
public static class ShapeEmitter
{
    // Raw, so that it reads as the JSON it is; JSON never has three quotes in a row.
    const string Quotes = "\"\"\"";

    // public static class HistorySchema { public static SchemaShape Shape => ...; static ReadOnlySpan<byte> Json => """..."""u8; }
    public static void Emit(CodeWriter code, SchemaModel schema)
    {
        var types = new DatabaseTypes(schema);
        code
            .Line()
            .Summary($"The schema <c>{schema.Name}</c> as plain data.")
            .Block($"public static class {types.Shape}", () =>
            {
                EmitShape(code, types);
                EmitVisit(code, types);
            });
    }

    // Properties, not fields with initialisers: an edit of the YAML reaches a running program by hot reload.
    static void EmitShape(CodeWriter code, DatabaseTypes types) => code
        .Summary("Tables, fields, indexes and references, by their identities and names.")
        .Line($"public static global::Trestle.Layout.SchemaShape Shape => global::Trestle.Layout.ParsedSchema<{types.Database}>.Of(Json);")
        .Line()
        .Line("static global::System.ReadOnlySpan<byte> Json => " + Quotes, DocumentedSchema.Write(types.Schema), Quotes + "u8;");

    // internal static void Visit(ITableVisitor tables) { tables.Visit<CommitLayout, Commit, Bytes>(); ... }
    static void EmitVisit(CodeWriter code, DatabaseTypes types) => code
        .Line()
        .Summary("Shows every table's layout to a store.")
        .Block("internal static void Visit(global::Trestle.Layout.ITableVisitor tables)", () =>
        {
            foreach (var table in types.Tables.Select(table => new TableTypes(table)))
                code.Line($"tables.Visit<{table.Layout}, {table.Row}, {table.Key}>();");
        });
}
