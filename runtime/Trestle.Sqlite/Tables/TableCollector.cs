using Trestle.Layout;
using Trestle.Relational;
using Trestle.Sqlite.Native;

namespace Trestle.Sqlite.Tables;

/// <summary>The tables of one opened file.</summary>
sealed class TableCollector(SchemaShape schema, SqlTexts texts) : TableCollector<ISqliteTable>(schema)
{
    readonly SchemaShape schema = schema;

    protected override ISqliteTable Create<TLayout, TRow, TKey>(TableShape shape) =>
        new SqliteTable<TLayout, TRow, TKey>(schema, shape, texts);
}
