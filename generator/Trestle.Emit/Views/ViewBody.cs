using Trestle.Emit.Codecs;
using Trestle.Emit.Writing;
using Trestle.Schema.Model;

namespace Trestle.Emit.Views;

/// <summary>The members of a view that tables and structs share.</summary>
static class ViewBody
{
    public static void Write(CodeWriter code, SchemaModel schema, FieldSet set, Dialect dialect, string view, string codec)
    {
        if (dialect is KeyedDialect)
            code.Line("// The reader moves as it reads: being readonly, each use is of a copy that stands at the beginning.");
        code.Lines($"""
            readonly {dialect.Reader} row;

            internal {view}({dialect.Reader} row) => this.row = row;

            """);
        foreach (var field in set.Fields)
            Field(code, schema, new ViewField(field, dialect, dialect.Number(set, field)));
        code.Lines($"""
            /// <summary>The whole as a record of its own, which outlives the view.</summary>
            public {CSharp.Identifier(set.Type)} ToRecord() => {codec}.Read(row);
            """);
    }

    static void Field(CodeWriter code, SchemaModel schema, ViewField field)
    {
        ValueCodec.Of(field.Model.Type, schema).View(code, field);
        if (field.Model.IsNullable)
            code.Summary($"Whether <c>{field.Model.Name}</c> is not null.")
                .Line($"public bool Has{field.Model.Property} => row.Has({field.Number});")
                .Line();
    }
}
