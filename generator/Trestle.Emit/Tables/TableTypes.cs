using Trestle.Emit.Writing;
using Trestle.Schema.Model;

namespace Trestle.Emit.Tables;

/// <summary>The names of the types that are generated for a table, and the runtime's types over them.</summary>
sealed record TableTypes(TableModel Table)
{
    public string Row => Table.Record;

    public string Key => CSharp.KeyType(Table);

    public string Layout => Table.Record + "Layout";

    public string View => Table.Record + "View";

    public string Reader => Table.Record + "Reader";

    public string Writer => Table.Record + "Table";

    public string Patch => Table.Record + "Patch";

    public string KeyIndex => Table.Record + "ByKeyIndex";

    /// <summary>The file's own short name of the query type, which nearly every method of an index returns.</summary>
    public string Query => Table.Record + "RowQuery";

    /// <summary>A generic type of the runtime for this table.</summary>
    public string Runtime(string type) => $"global::Trestle.Tables.{type}<{Layout}, {Row}, {Key}, {View}>";

    public string Index(IndexModel index) => Table.Record + index.Name + "Index";

    public string Entry(IndexModel index) => Table.Record + index.Name + "Entry";
}
