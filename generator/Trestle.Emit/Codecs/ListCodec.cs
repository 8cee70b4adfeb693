using Trestle.Emit.Fbs;
using Trestle.Emit.Views;
using Trestle.Emit.Writing;
using Trestle.Schema.Model;

namespace Trestle.Emit.Codecs;

/// <summary>Lists.</summary>
sealed class ListCodec(ListType type, ValueCodec item) : ValueCodec
{
    public override FlatShape FlatField => FlatShape.Reference;

    public override string Fbs => $"[{item.FbsItem}]";

    public override IEnumerable<FbsDeclaration> FbsDeclarations => item.FbsItemDeclarations;

    public static ValueCodec? TryBuild(TypeModel type, SchemaModel schema) =>
        type is ListType list ? new ListCodec(list, Of(list.Element, schema)) : null;

    public override string Read(Dialect dialect, string reader, int number, ConstantModel? absent) =>
        $"{reader}.List({number}{dialect.ItemSize(item)}, static (ref item) => {item.ReadItem(dialect, "item")})";

    public override string ReadItem(Dialect dialect, string reader) => throw Nested();

    public override string Write(Dialect dialect, string writer, string at, string value) =>
        dialect.Write(writer, at, "List", $"{value}, {dialect.ListWriter(item)}");

    public override string Max(Dialect dialect, string value) => item.MaxItem(dialect, "item") is { } max
        ? $"{dialect.Writer}.MaxList({value}, {dialect.ItemMax(item)}, static item => {max})"
        : $"{dialect.Writer}.MaxList({value}, {dialect.ItemMax(item)})";

    public override void View(CodeWriter code, ViewField field) => field.Member(
        code, CSharp.Type(type) + (field.Model.IsNullable ? "?" : ""), field.Property, " Read anew by each call.", field.Read(this));

    internal static Exception Nested() => new InvalidOperationException("Lists and maps do not nest.");
}
