using System.Text;
using Trestle.Layout;
using Trestle.Relational.Moves;
using Trestle.Sqlite.Native;

namespace Trestle.Sqlite.Catalog;

/// <summary>The table <c>trestle_tombstones</c>, in files in which something was dropped: what is kept until the file is vacuumed.</summary>
static class TombstoneTable
{
    const string Name = "trestle_tombstones";

    public static IReadOnlyList<Burial> Read(Connection connection)
    {
        if (!CatalogTable.HasTable(connection, Name))
            return [];
        using var statement = connection.Prepare($"SELECT serial, tag, name, holder, schema FROM {Name} ORDER BY serial");
        var burials = new List<Burial>();
        while (statement.Step())
            burials.Add(Read(statement));
        return burials;
    }

    /// <summary>Leaves exactly these in it.</summary>
    public static void Write(Connection connection, IReadOnlyList<Burial> burials)
    {
        if (burials.Count == 0 && !CatalogTable.HasTable(connection, Name))
            return;
        connection.Execute($"CREATE TABLE IF NOT EXISTS {Name} (serial INTEGER PRIMARY KEY, tag INTEGER, name TEXT NOT NULL, "
            + "holder INTEGER, schema TEXT NOT NULL)");
        connection.Execute($"DELETE FROM {Name}");
        using var statement = connection.Prepare($"INSERT INTO {Name} (serial, tag, name, holder, schema) VALUES (?1, ?2, ?3, ?4, ?5)");
        foreach (var burial in burials)
            Write(statement, burial);
    }

    static Burial Read(Statement statement)
    {
        var row = statement.Read();
        var serial = row.Int32();
        int? tag = row.TakeNull() ? null : row.Int32();
        var name = row.Text();
        int? holder = row.TakeNull() ? null : row.Int32();
        var schema = SchemaShape.Parse(Encoding.UTF8.GetBytes(row.Text()));
        return new Burial(serial, schema.Tables[0].Id, tag, name, holder, schema);
    }

    static void Write(Statement statement, Burial burial)
    {
        var binder = statement.Bind();
        binder.Int32(burial.Serial);
        Bind(ref binder, burial.Tag);
        binder.Text(burial.Name);
        Bind(ref binder, burial.Holder);
        binder.Text(burial.Schema.ToJson());
        statement.Run();
    }

    static void Bind(ref ColumnBinder binder, int? number)
    {
        if (number is { } value)
            binder.Int32(value);
        else
            binder.Null();
    }
}
