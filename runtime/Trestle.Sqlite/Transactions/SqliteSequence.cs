using Trestle.Layout;
using Trestle.Sqlite.Tables;

namespace Trestle.Sqlite.Transactions;

/// <summary>
/// The numbers of a table with <c>generate: sequence</c>, in one transaction: above all handed out before, and above the highest
/// key, which a caller may have chosen. A savepoint that is undone leaves a gap, never a number given twice.
/// </summary>
sealed class SqliteSequence(SqliteTransaction transaction, TransactionTexts texts, ISqliteTable table) : ISequence
{
    long last;
    bool isRead;
    bool isChanged;

    public ISqliteTable Table => table;

    public long Next()
    {
        Read();
        isChanged = true;
        return checked(++last);
    }

    /// <summary>The last number handed out, or chosen by a caller.</summary>
    public long Last() => Read();

    /// <summary>Goes on behind a number that another store has come to.</summary>
    public void Raise(long to)
    {
        isChanged |= to > Read();
        last = Math.Max(last, to);
    }

    /// <summary>Passes a number that a caller chose for a row of this transaction; one from before is found when the first is asked for.</summary>
    public void Pass(long chosen)
    {
        if (isRead)
            last = Math.Max(last, chosen);
    }

    /// <summary>Writes how far the sequence has come, as part of the transaction.</summary>
    public void Flush()
    {
        if (!isChanged)
            return;
        var statement = transaction.Connection.Rent(texts.WriteSequence);
        try
        {
            var binder = statement.Bind();
            binder.Uuid(table.Shape.Id);
            binder.Int64(last);
            statement.Run();
        }
        finally
        {
            transaction.Connection.Return(statement);
        }
        isChanged = false;
    }

    public void Forget() => isRead = isChanged = false;

    long Read()
    {
        if (!isRead)
            last = Math.Max(Stored(), Math.Max(0, table.HighestKey(transaction)));
        isRead = true;
        return last;
    }

    long Stored()
    {
        var statement = transaction.Connection.Rent(texts.ReadSequence);
        try
        {
            var binder = statement.Bind();
            binder.Uuid(table.Shape.Id);
            return statement.Step() ? statement.Read().Int64() : 0;
        }
        finally
        {
            transaction.Connection.Return(statement);
        }
    }
}
