using Trestle.Sqlite.Transactions;

namespace Trestle.Sqlite.Tables;

/// <summary>Takes the rows of a load, one after the other.</summary>
interface IRowLoad<TRow>
{
    /// <summary>Whether a row may refer to one that comes later, or be replaced by a later one itself.</summary>
    bool DefersReferences { get; }

    /// <summary>Whether the load cannot take back by itself what it has written.</summary>
    bool NeedsSavepoint { get; }

    /// <summary>Writes a row, or keeps it for later.</summary>
    void Add(SqliteTransaction transaction, TRow row);

    /// <summary>Writes what was kept.</summary>
    void Finish(SqliteTransaction transaction);

    /// <summary>Takes back what was written, where no savepoint does.</summary>
    void Undo(SqliteTransaction transaction);
}
