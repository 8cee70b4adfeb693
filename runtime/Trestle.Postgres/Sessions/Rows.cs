using Npgsql;
using Trestle.Keys;
using Trestle.Postgres.Columns;
using Trestle.Relational;

namespace Trestle.Postgres.Sessions;

/// <summary>The rows that a statement gives, one after the other. They hold their connection until they are closed.</summary>
readonly struct Rows(Session session, NpgsqlDataReader reader)
{
    /// <summary>The columns of the row that was read.</summary>
    public FieldReader Columns => new(reader);

    /// <summary>Goes to the next row; false at the end.</summary>
    public async ValueTask<bool> Next(bool isAsync, CancellationToken cancellationToken)
    {
        try
        {
            return isAsync ? await reader.ReadAsync(cancellationToken).ConfigureAwait(false) : reader.Read();
        }
        catch (Exception error)
        {
            throw session.Failed(error, cancellationToken);
        }
    }

    /// <summary>As <see cref="Next"/>, synchronously: for walks, where each step counts.</summary>
    public bool NextNow()
    {
        try
        {
            return reader.Read();
        }
        catch (Exception error)
        {
            throw session.Failed(error, CancellationToken.None);
        }
    }

    /// <summary>The columns of the row that was read, as encoded parts; the bytes are the caller's.</summary>
    public byte[] Encode(KeyParts parts, EntryBytes by)
    {
        by.Clear();
        var columns = Columns;
        by.Write(parts, ref columns);
        return by.Written.ToArray();
    }

    /// <summary>Goes past what is left.</summary>
    public async ValueTask Close(bool isAsync)
    {
        try
        {
            if (isAsync)
                await reader.DisposeAsync().ConfigureAwait(false);
            else
                reader.Dispose();
        }
        catch (Exception error)
        {
            throw session.Failed(error, CancellationToken.None);
        }
    }
}
