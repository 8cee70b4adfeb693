using Trestle.Relational;
using Trestle.Sqlite.Native;
using Trestle.Sqlite.Transactions;
using Trestle.Storage;

namespace Trestle.Sqlite.Tables;

/// <summary>Walks the stretches of a range, one statement after the other; rows are read as they are reached.</summary>
abstract class SegmentCursor<TRow, TKey>(
    SqliteTransaction transaction, TableTexts texts, int index, RangeVerb verb, IReadOnlyList<RangeSegment> segments, bool reverse)
    : TableCursor<TRow, TKey>, IOpenCursor
    where TRow : class
{
    Statement? statement;
    long changes;
    int next;
    bool isOpen;

    public override bool MoveNext()
    {
        Moved();
        while (statement is not null || next < segments.Count)
        {
            statement ??= Start(segments[next++]);
            if (statement.Step())
            {
                changes = transaction.Changes;
                return true;
            }
            Stop();
        }
        return false;
    }

    public override void Dispose()
    {
        if (isOpen)
            transaction.Remove(this);
        Close();
    }

    public void Close()
    {
        Stop();
        isOpen = false;
        next = segments.Count;
    }

    /// <summary>The columns of the row that the cursor stands on.</summary>
    protected ColumnReader Columns()
    {
        RequireUnchanged();
        return statement!.Read();
    }

    /// <summary>Throws when the cursor stands on no row, or on one that may no longer be what it was.</summary>
    protected void RequireUnchanged()
    {
        if (statement is null)
            throw new InvalidOperationException("The cursor stands on no row. Call MoveNext first, and stop when it returns false.");
        if (changes != transaction.Changes)
            throw new InvalidOperationException(
                "The transaction has written since the enumeration came to this row. Read what you need of it before you write, or move "
                    + "on first.");
    }

    protected SqliteTransaction Transaction => transaction;

    /// <summary>The position of the index; -1 for the primary key.</summary>
    protected int Index => index;

    /// <summary>Forgets what was read of the last row.</summary>
    protected abstract void Moved();

    Statement Start(RangeSegment segment)
    {
        if (!isOpen)
            transaction.Add(this);
        isOpen = true;
        var started = transaction.RequireAlive().Rent(texts.Range(new RangeStatement(index, segment.Form, verb, reverse, false)));
        var binder = started.Bind();
        segment.Bind(ref binder);
        return started;
    }

    void Stop()
    {
        if (statement is not null)
            transaction.Connection.Return(statement);
        statement = null;
    }
}
