using Npgsql;
using Trestle.Keys;
using Trestle.Postgres.Columns;
using Trestle.Relational;

namespace Trestle.Postgres.Sessions;

/// <summary>What opening asks of a connection: statements that run once, synchronously, and take as long as they need.</summary>
static class SessionQueries
{
    /// <summary>Runs statements without parameters.</summary>
    public static void Execute(this Session session, string sql)
    {
        using var command = new NpgsqlCommand(sql, session.Connection);
        session.Run(command);
    }

    /// <summary>As the other overload; the token makes the server stop.</summary>
    public static void Run(this Session session, string sql, CancellationToken cancellationToken) =>
        session.Execute(isAsync: true, sql, cancellationToken).AsTask().GetAwaiter().GetResult();

    /// <summary>Runs a command for its effect.</summary>
    public static void Run(this Session session, NpgsqlCommand command)
    {
        command.CommandTimeout = 0;
        session.Guarded(() => command.ExecuteNonQuery());
    }

    /// <summary>All rows of a statement, each column as text.</summary>
    public static List<string?[]> Ask(this Session session, string sql, params string[] parameters)
    {
        using var command = new NpgsqlCommand(sql, session.Connection) { CommandTimeout = 0 };
        foreach (var parameter in parameters)
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = parameter });
        return session.Guarded(() =>
        {
            using var reader = command.ExecuteReader();
            var rows = new List<string?[]>();
            while (reader.Read())
                rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(at => reader.IsDBNull(at) ? null : reader.GetString(at))]);
            return rows;
        });
    }

    /// <summary>The encoded parts of the first row of a statement, or null when there is none.</summary>
    public static byte[]? AskKey(this Session session, string sql, KeyParts parts)
    {
        using var command = new NpgsqlCommand(sql, session.Connection) { CommandTimeout = 0 };
        return session.Guarded(() =>
        {
            using var reader = command.ExecuteReader();
            if (!reader.Read())
                return null;
            var bytes = new EntryBytes();
            var columns = new FieldReader(reader);
            bytes.Write(parts, ref columns);
            return bytes.Written.ToArray();
        });
    }

    static T Guarded<T>(this Session session, Func<T> run)
    {
        try
        {
            return run();
        }
        catch (NpgsqlException error)
        {
            throw session.Failed(error, CancellationToken.None);
        }
    }
}
