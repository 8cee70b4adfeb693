using Trestle.Sqlite.Transactions;

namespace Trestle.Sqlite.Tables;

/// <summary>Several statements as one: all of them, or none.</summary>
static class Atomic
{
    public static T Run<T>(SqliteTransaction transaction, bool needsSavepoint, Func<T> body)
    {
        if (!needsSavepoint)
            return body();
        using var savepoint = new SqliteSavepoint(transaction);
        var result = body();
        savepoint.Release();
        return result;
    }
}
