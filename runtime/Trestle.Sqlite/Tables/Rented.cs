using Trestle.Sqlite.Native;
using Trestle.Sqlite.Transactions;

namespace Trestle.Sqlite.Tables;

/// <summary>A statement of a transaction's connection for as long as a block lasts.</summary>
readonly ref struct Rented
{
    readonly Connection connection;

    public Rented(SqliteTransaction transaction, SqlText text)
    {
        connection = transaction.RequireAlive();
        Statement = connection.Rent(text);
    }

    public Statement Statement { get; }

    public void Dispose() => connection.Return(Statement);
}
