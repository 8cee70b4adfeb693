using Trestle.Emit.Writing;
using Trestle.Schema.Model;

namespace Trestle.Emit.Codecs;

sealed class FlatDialect : Dialect
{
    public static readonly FlatDialect Instance = new();

    public override string Name => "Flat";

    public override string ViewSuffix => "View";

    public override string Blob => "Blob";

    public override int Number(FieldSet set, FieldModel field) => set.Slot(field.Tag);

    public override string Write(string writer, string at, string primitive, string value) => $"{writer}.{primitive}({at}, {value})";

    public override string WriteStruct(string writer, string at, string type, string value) =>
        $"{StructCodec(type)}.Write({value}, ref {writer}, {at})";

    public override string ItemSize(ValueCodec item) => $", {item.FlatItem.Size}";

    public override string ListWriter(ValueCodec item) =>
        $"{item.FlatItem.Size}, {item.FlatItem.Alignment}, static (ref to, at, item) => {item.WriteItem(this, "to", "at", "item")}";

    public override string MapWriter(ValueCodec item) =>
        $"{item.FlatItem.Size}, static (ref to, at, item) => {item.WriteItem(this, "to", "at", "item")}";

    public override int ItemMax(ValueCodec item) => item.FlatItem.Size;

    // Inline parts are counted by the layout.
    public override int ScalarMax(int size) => 0;

    public override string Expected(FieldSet set) => CodeWriter.Invariant($", {FlatLayout.RootVtable(set)}");

    public override string Unknown(FieldSet set)
    {
        var known = new HashSet<int>(set.Fields.Select(field => set.Slot(field.Tag)).Concat(set.Retired.Select(set.Slot)));
        var count = known.Count == 0 ? 0 : known.Max() + 1;
        return string.Join(", ", new[] { count }.Concat(Enumerable.Range(0, count).Where(slot => !known.Contains(slot))));
    }
}
