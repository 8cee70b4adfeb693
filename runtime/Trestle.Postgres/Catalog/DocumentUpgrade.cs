using Npgsql;
using Trestle.Catalog;
using Trestle.Layout;
using Trestle.Postgres.Sessions;

namespace Trestle.Postgres.Catalog;

/// <summary>Writes the documents of a column anew when names in them have changed, some hundreds at a time.</summary>
static class DocumentUpgrade
{
    const string Read = "FETCH 500 FROM trestle_documents";

    static readonly PostgresDialect Dialect = PostgresDialect.Instance;

    /// <summary>Goes through the columns of a table, which has the names of <paramref name="now"/> already.</summary>
    public static void Run(Session session, DocumentChange change, TableShape was, TableShape now)
    {
        foreach (var field in now.Fields)
        {
            var before = was.Fields.FirstOrDefault(known => known.Tag == field.Tag);
            if (before is not null && change.IsNeeded(before.Type, field.Type))
                Run(session, change, now, before.Type, field);
        }
    }

    /// <summary>Goes through a column of a table, which has the names of <paramref name="now"/> already.</summary>
    public static void Run(Session session, DocumentChange change, TableShape now, string was, FieldShape field) =>
        Run(session, document => change.Apply(document, was, field.Type), Dialect.Quote(now.Name), Dialect.Quote(field.Name));

    static void Run(Session session, Func<string, string> renew, string table, string column)
    {
        session.Execute(
            $"DECLARE trestle_documents NO SCROLL CURSOR FOR SELECT ctid::text, {column}::text FROM {table} WHERE {column} IS NOT NULL");
        for (var rows = session.Ask(Read); rows.Count > 0; rows = session.Ask(Read))
            Write(session, [.. rows.Select(row => row[0]!)], [.. rows.Select(row => renew(row[1]!))], table, column);
        session.Execute("CLOSE trestle_documents");
    }

    static void Write(Session session, string[] rows, string[] documents, string table, string column)
    {
        using var command = new NpgsqlCommand(
            $"UPDATE {table} SET {column} = renewed.document::jsonb FROM unnest($1::text[], $2::text[]) AS renewed(id, document) "
                + $"WHERE {table}.ctid = renewed.id::tid",
            session.Connection);
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = rows });
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = documents });
        session.Run(command);
    }
}
