using Trestle.Layout;
using Trestle.Postgres.Columns;
using Trestle.Postgres.Transactions;
using Trestle.Relational;
using Trestle.Storage;

namespace Trestle.Postgres.Tables;

/// <summary>Walks entries: parts, primary key and included fields, which the index holds itself; the rows are not asked for.</summary>
sealed class EntryCursor<TLayout, TRow, TKey>(
    PostgresTransaction transaction, PostgresTable<TLayout, TRow, TKey> table, EntryParts entry, RangeWalk walk, long limit)
    : PageCursor<TRow, TKey>(transaction, table, walk, limit)
    where TLayout : struct, ITableLayout<TRow, TKey>
    where TRow : class
{
    readonly Queue<Entry> kept = [];
    readonly Queue<Entry> free = [];
    readonly RowBuffer value = new();
    Entry current = new();

    public override ReadOnlySpan<byte> Parts => entry.Index < 0 ? KeyBytes : Current.Parts.Written;

    public override ReadOnlySpan<byte> KeyBytes => Current.Key.Written;

    public override ReadOnlySpan<byte> Included => Current.Included.Written;

    public override TKey Key => TLayout.ReadKey(KeyBytes);

    public override TRow Row => table.TryGet(Transaction, Key, out var row)
        ? row
        : throw new InvalidOperationException("The row of the entry has been deleted since the cursor came to it. Move on.");

    public override ReadOnlySpan<byte> Value
    {
        get
        {
            RequireUnchanged();
            return value.Write<TLayout, TRow, TKey>(Row);
        }
    }

    Entry Current
    {
        get
        {
            RequireRow();
            return current;
        }
    }

    protected override void Read(ref FieldReader columns) => current.Read(entry, ref columns);

    protected override void Keep(ref FieldReader columns)
    {
        var one = free.TryDequeue(out var used) ? used : new Entry();
        one.Read(entry, ref columns);
        kept.Enqueue(one);
    }

    protected override bool TryTakeKept()
    {
        if (!kept.TryDequeue(out var next))
            return false;
        free.Enqueue(current);
        current = next;
        return true;
    }

    protected override void Forget() => kept.Clear();

    protected override PagePosition Position() => new(Parts.ToArray(), KeyBytes.ToArray());

    /// <summary>The bytes of one entry.</summary>
    sealed class Entry
    {
        public EntryBytes Parts { get; } = new();

        public EntryBytes Key { get; } = new();

        public EntryBytes Included { get; } = new();

        public void Read(EntryParts entry, ref FieldReader columns)
        {
            Parts.Clear();
            Key.Clear();
            Included.Clear();
            if (entry.Index >= 0)
                Parts.Write(entry.Parts, ref columns);
            Key.Write(entry.Key, ref columns);
            if (entry.Included is not null)
                Included.Write(entry.Included, ref columns);
        }
    }
}
