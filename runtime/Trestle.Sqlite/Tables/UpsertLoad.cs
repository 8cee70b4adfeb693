using Trestle.Layout;
using Trestle.Relational;
using Trestle.Sqlite.Transactions;

namespace Trestle.Sqlite.Tables;

/// <summary>
/// Adds or replaces many rows as if at once: of several with one key the last counts, and a row may take the unique value that
/// another of the load gives up. A row that cannot have its value yet is tried again behind the others; rows that wait for each other
/// are written without the unique indexes, which are then built anew and say whether all is well.
/// </summary>
/// <param name="table">The table.</param>
/// <param name="write">Adds or replaces one row.</param>
/// <param name="waits">Whether only the last row with a key may be written: the second would find the version that the first has written.</param>
sealed class UpsertLoad<TLayout, TRow, TKey>(
    SqliteTable<TLayout, TRow, TKey> table, Func<SqliteTransaction, TRow, TRow> write, bool waits) : IRowLoad<TRow>
    where TLayout : struct, ITableLayout<TRow, TKey>
    where TRow : class
{
    readonly Dictionary<Bytes, TRow> waiting = [];
    readonly byte[] key = new byte[Keys.KeyWriter.BufferSize];

    public bool DefersReferences => table.Targets.Count > 0;

    public bool NeedsSavepoint => true;

    public void Add(SqliteTransaction transaction, TRow row)
    {
        if (waits)
        {
            row = TLayout.WithGeneratedKey(row, transaction.Sequence(table));
            waiting[KeyOf(row)] = row;
            return;
        }
        if (TryWrite(transaction, row, out _))
        {
            if (waiting.Count > 0)
                waiting.Remove(KeyOf(row));
        }
        else
        {
            waiting[KeyOf(row)] = row;
        }
    }

    public void Finish(SqliteTransaction transaction)
    {
        while (waiting.Count > 0)
        {
            UniqueViolationException? refused = null;
            var written = new List<Bytes>();
            foreach (var (at, row) in waiting)
            {
                if (TryWrite(transaction, row, out var error))
                    written.Add(at);
                else
                    refused = error;
            }
            written.ForEach(at => waiting.Remove(at));
            if (written.Count == 0)
            {
                WriteWithoutIndexes(transaction, refused!);
                return;
            }
        }
    }

    public void Undo(SqliteTransaction transaction)
    {
    }

    bool TryWrite(SqliteTransaction transaction, TRow row, out UniqueViolationException? error)
    {
        try
        {
            write(transaction, row);
            error = null;
            return true;
        }
        catch (UniqueViolationException e) when (e.Index is not null)
        {
            error = e;
            return false;
        }
    }

    // Only a row that itself waits to be replaced can still give up a value.
    void WriteWithoutIndexes(SqliteTransaction transaction, UniqueViolationException refused)
    {
        var holders = waiting.Values.SelectMany(row => WriteDiagnosis<TLayout, TRow, TKey>.Holders(transaction, table, row));
        if (!holders.All(holder => waiting.ContainsKey(KeyOf(holder))))
            throw refused;
        var indexes = Enumerable.Range(0, table.Shape.Indexes.Count).Where(index => table.Shape.Indexes[index].IsUnique).ToArray();
        foreach (var index in indexes)
            transaction.Connection.Execute(table.Texts.Statements.DropIndex(index));
        foreach (var row in waiting.Values)
            write(transaction, row);
        foreach (var index in indexes)
            Build(transaction, index, refused);
    }

    void Build(SqliteTransaction transaction, int index, UniqueViolationException refused)
    {
        using var create = transaction.Connection.Prepare(table.Texts.Statements.CreateIndex(index));
        if (create.Run() == Native.SqliteErrors.Ok)
            return;
        using var search = transaction.Connection.Prepare(table.Texts.Statements.Duplicate(index));
        if (!search.Step())
            throw refused;
        var parts = new EntryBytes();
        var columns = search.Read();
        parts.Write(Keys.KeyParts.Of(table.Shape, index), ref columns);
        throw RowViolations.Unique(table.Shape, index, parts.Written);
    }

    Bytes KeyOf(TRow row) => new(key.AsSpan(0, TLayout.WriteKey(TLayout.KeyOf(row), key)));
}
