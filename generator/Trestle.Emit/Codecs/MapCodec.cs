using Trestle.Emit.Fbs;
using Trestle.Emit.Views;
using Trestle.Emit.Writing;
using Trestle.Schema.Model;

namespace Trestle.Emit.Codecs;

/// <summary>Maps, sorted by key. In FlatBuffers: a vector of tables of key and value.</summary>
sealed class MapCodec(MapType type, ValueCodec value) : ValueCodec
{
    public override FlatShape FlatField => FlatShape.Reference;

    public override string Fbs => $"[{(OfSchema ? FbsEntry : FbsDeclaration.Wire(FbsEntry))}]";

    public override IEnumerable<FbsDeclaration> FbsDeclarations =>
        value.FbsItemDeclarations.Concat([FbsDeclaration.Entry(FbsEntry, value.FbsItem + FbsValueSuffix, OfSchema)]);

    bool OfSchema => type.Value is StructType or EnumType;

    string FbsEntry => OfSchema ? value.FbsItem + "_Entry" : FbsDeclaration.Simple(value.FbsItem) + "Entry";

    string FbsValueSuffix => value.FbsDefault(null) is { } absent ? $" = {absent} (id: 1)" : " (id: 1, required)";

    public static ValueCodec? TryBuild(TypeModel type, SchemaModel schema) =>
        type is MapType map ? new MapCodec(map, Of(map.Value, schema)) : null;

    public override string Read(Dialect dialect, string reader, int number, ConstantModel? absent) =>
        $"{reader}.Map({number}{dialect.ItemSize(value)}, static (ref item) => {value.ReadItem(dialect, "item")}{AbsentValue(dialect)})";

    public override string ReadItem(Dialect dialect, string reader) => throw ListCodec.Nested();

    public override string Write(Dialect dialect, string writer, string at, string map) =>
        dialect.Write(writer, at, "Map", $"{map}, {dialect.MapWriter(value)}");

    public override string Max(Dialect dialect, string map) =>
        $"{dialect.Writer}.MaxMap({map}, {dialect.ItemMax(value)}, static item => {value.MaxItem(dialect, "item") ?? "0"})";

    public override void View(CodeWriter code, ViewField field) => field.Member(
        code, CSharp.Type(type) + (field.Model.IsNullable ? "?" : ""), field.Property, " Read anew by each call.", field.Read(this));

    // FlatBuffers leaves out what is zero, and an entry is a table.
    string AbsentValue(Dialect dialect) => dialect is FlatDialect && value.AbsentItem is { } absent ? $", {absent}" : "";
}
