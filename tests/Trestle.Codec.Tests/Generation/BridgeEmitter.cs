using Trestle.Emit.Writing;
using Trestle.Schema.Model;

namespace Trestle.Codec.Tests.Generation;

/// <summary>Emits the <see cref="IRowBridge"/> of a table.</summary>
static class BridgeEmitter
{
    public static void Emit(CodeWriter code, TableModel table) => code.Block(
        $"public sealed class {table.Record}Bridge : global::Trestle.Codec.Tests.Generation.IRowBridge",
        () =>
        {
            code.Lines($"""
                public global::System.Type Record => typeof({table.Record});
                public int MaxSize(object row) => {table.Record}Codec.MaxSize(({table.Record})row);
                public int Write(object row, byte[] to) => {table.Record}Codec.Write(({table.Record})row, to);
                public object Read(byte[] value) => {table.Record}Codec.Read(value);
                public object ViewToRecord(byte[] value) => {table.Record}View.Over(value).ToRecord();
                """);
            code.Block("public void View(byte[] value, global::System.Collections.Generic.IDictionary<string, object?> members)", () =>
            {
                code.Line($"var view = {table.Record}View.Over(value);");
                foreach (var field in table.Fields)
                {
                    foreach (var (name, read) in Members(field))
                        code.Line($"members[\"{name}\"] = {(field.IsNullable ? $"!view.Has{field.Property} ? null : " : "")}{read};");
                }
            });
        });

    static IEnumerable<(string Name, string Read)> Members(FieldModel field)
    {
        var property = CSharp.Identifier(field.Property);
        yield return field.Type switch
        {
            BytesType or FixedBytesType => (field.Property, $"view.{property}.ToArray()"),
            StructType => (field.Property, $"view.{property}.ToRecord()"),
            _ => (field.Property, $"view.{property}"),
        };
        if (field.Type is StringType or JsonType)
            yield return (field.Property + "Utf8", $"view.{field.Property}Utf8.ToArray()");
    }
}
