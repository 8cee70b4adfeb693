using Trestle.Schema.Model;

namespace Trestle.Emit.Fbs;

/// <summary>
/// Names as FlatBuffers IDL allows them: a word of the language, or a type's name where a field stands, gets a trailing underscore.
/// </summary>
static class FbsName
{
    static readonly HashSet<string> Words = new(StringComparer.Ordinal)
    {
        "attribute", "bool", "byte", "double", "enum", "false", "file_extension", "file_identifier", "float", "float32", "float64",
        "include", "inf", "infinity", "int", "int8", "int16", "int32", "int64", "long", "namespace", "nan", "native_include", "null",
        "root_type", "rpc_service", "short", "string", "struct", "table", "true", "ubyte", "uint", "uint8", "uint16", "uint32",
        "uint64", "ulong", "union", "ushort", "void",
    };

    public static string Word(string name) => Words.Contains(name) ? name + "_" : name;

    public static string Field(string name, SchemaModel schema) =>
        schema.Structs.Any(model => model.Name == name)
        || schema.Enums.Any(model => model.Name == name)
        || schema.Tables.Any(table => table.Record == name)
            ? name + "_"
            : Word(name);
}
