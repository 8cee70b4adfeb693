using System.Reflection;
using Trestle.Schema.Model;

namespace Trestle.Codec.Tests.Generation;

/// <summary>A table of a made-up schema, with its compiled code.</summary>
sealed class GeneratedTable
{
    readonly ClrTypes types;
    readonly IRowBridge bridge;
    byte fill;

    public GeneratedTable(SchemaModel schema, TableModel table, Assembly assembly)
    {
        Schema = schema;
        Table = table;
        types = new ClrTypes(assembly, schema.Namespace);
        bridge = (IRowBridge)Activator.CreateInstance(types.Named(table.Record + "Bridge"))!;
    }

    public SchemaModel Schema { get; }

    public TableModel Table { get; }

    public object Row(Random random, bool finite = false) => new RandomValue(random, Schema, types, finite).Record(bridge.Record, Table.Fields);

    public byte[] Write(object row)
    {
        var buffer = new byte[bridge.MaxSize(row)];
        // What was in the buffer before, each time something else, must not show.
        Array.Fill(buffer, ++fill);
        return buffer[..bridge.Write(row, buffer)];
    }

    public void WriteInto(object row, byte[] buffer) => bridge.Write(row, buffer);

    public object Read(byte[] value) => bridge.Read(value);

    public object ViewToRecord(byte[] value) => bridge.ViewToRecord(value);

    public Dictionary<string, object?> View(byte[] value)
    {
        var members = new Dictionary<string, object?>();
        bridge.View(value, members);
        return members;
    }

    public override string ToString() => $"{Schema.Name}.{Table.Record}";
}
