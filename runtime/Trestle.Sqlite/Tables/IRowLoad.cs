using Trestle.Sqlite.Transactions;

namespace Trestle.Sqlite.Tables;

/// <summary>Takes the rows of a load, one after the other.</summary>
interface IRowLoad<TRow>
{
    /// <summary>Whether a row may refer to one that comes later, or be replaced by a later one itself.</summary>
    bool DefersReferences { get; }

    /// <summary>Writes a row, or keeps it for later.</summary>
    void Add(SqliteTransaction transaction, TRow row);

    /// <summary>Writes what was kept.</summary>
    void Finish(SqliteTransaction transaction);
}

/// <summary>Writes each row as it comes.</summary>
sealed class EachRow<TRow>(Func<SqliteTransaction, TRow, TRow> write, bool defersReferences) : IRowLoad<TRow>
{
    public bool DefersReferences => defersReferences;

    public void Add(SqliteTransaction transaction, TRow row) => write(transaction, row);

    public void Finish(SqliteTransaction transaction)
    {
    }
}
