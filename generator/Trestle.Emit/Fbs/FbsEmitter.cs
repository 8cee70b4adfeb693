using Trestle.Emit.Codecs;
using Trestle.Emit.Writing;
using Trestle.Schema.Model;

namespace Trestle.Emit.Fbs;

/// <summary>
/// Writes the FlatBuffers schema (IDL) of the tables that are stored in FlatBuffers, so that flatc, and through it other languages,
/// can read and write their rows.
/// </summary>
public static class FbsEmitter
{
    /// <summary>The schema of every FlatBuffers table, without a root type.</summary>
    public static string Emit(SchemaModel schema) => Emit(schema, null);

    /// <summary>The same with <paramref name="root"/> as the root type, which makes flatc read and write its rows.</summary>
    public static string Emit(SchemaModel schema, TableModel? root)
    {
        var tables = schema.Tables.Where(table => table.Serialization == Serialization.FlatBuffers || table == root).ToList();
        var reached = new HashSet<string>(tables.SelectMany(table => StructUse.Reached(schema, table)), StringComparer.Ordinal);
        var structs = schema.Structs.Where(model => reached.Contains(model.Name)).ToList();
        var sets = structs.Select(model => (FieldSet.Of(model), model.Doc))
            .Concat(tables.Select(table => (FieldSet.Of(table), table.Doc)))
            .ToList();

        var code = new CodeWriter();
        Wire(code, schema, sets.SelectMany(set => set.Item1.Fields));
        code.Line($"namespace {string.Join(".", schema.Namespace.Split('.').Select(FbsName.Word))};").Line();
        foreach (var model in schema.Enums)
            FbsEnum.Write(code, model);
        Declarations(code, schema, sets.SelectMany(set => set.Item1.Fields), isOfSchema: true);
        foreach (var (set, doc) in sets)
            FbsTable.Write(code, schema, set, doc);
        if (root is not null)
            code.Line($"root_type {FbsName.Word(root.Record)};");
        return code.ToString();
    }

    static void Wire(CodeWriter code, SchemaModel schema, IEnumerable<FieldModel> fields)
    {
        code.Line($"namespace {FbsDeclaration.Namespace};").Line();
        Declarations(code, schema, fields, isOfSchema: false);
    }

    static void Declarations(CodeWriter code, SchemaModel schema, IEnumerable<FieldModel> fields, bool isOfSchema)
    {
        var texts = fields
            .SelectMany(field => ValueCodec.Of(field.Type, schema).FbsDeclarations)
            .Where(declaration => declaration.IsOfSchema == isOfSchema)
            .Select(declaration => declaration.Text)
            .Distinct()
            .OrderBy(text => text, StringComparer.Ordinal)
            .ToList();
        foreach (var text in texts)
            code.Line(text);
        if (texts.Count > 0)
            code.Line();
    }
}
