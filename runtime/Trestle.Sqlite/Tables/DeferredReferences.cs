using Trestle.Sqlite.Transactions;

namespace Trestle.Sqlite.Tables;

/// <summary>Lets a verb of several statements break references in between, and looks at its end whether any is broken.</summary>
static class DeferredReferences
{
    public static T Run<T>(SqliteTransaction transaction, Func<T> body, Func<Exception> whatIsBroken)
    {
        // A pragma takes effect when it is prepared, so it cannot be kept prepared.
        transaction.Connection.Execute("PRAGMA defer_foreign_keys = 1");
        transaction.DefersReferences = true;
        try
        {
            var result = body();
            return transaction.Connection.HasBrokenReference ? throw whatIsBroken() : result;
        }
        finally
        {
            transaction.DefersReferences = false;
            transaction.Connection.Execute("PRAGMA defer_foreign_keys = 0");
        }
    }
}
