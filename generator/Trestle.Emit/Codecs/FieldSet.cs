using Trestle.Schema.Model;

namespace Trestle.Emit.Codecs;

/// <summary>What a table and a struct have in common: a C# type with fields that are stored together.</summary>
/// <param name="Type">The C# record.</param>
/// <param name="IsVersioned">Whether tag 0 is in use, which moves every FlatBuffers slot up by one.</param>
sealed record FieldSet(string Type, EquatableArray<FieldModel> Fields, EquatableArray<int> Retired, bool IsVersioned)
{
    public static FieldSet Of(TableModel table) => new(table.Record, table.Fields, table.Retired, table.IsVersioned);

    public static FieldSet Of(StructModel model) => new(model.Name, model.Fields, model.Retired, false);

    /// <summary>The place of a tag in a FlatBuffers vtable.</summary>
    public int Slot(int tag) => IsVersioned ? tag : tag - 1;
}
