using Trestle.Layout;
using Trestle.Postgres.Columns;
using Trestle.Postgres.Transactions;
using Trestle.Relational;
using Trestle.Storage;

namespace Trestle.Postgres.Tables;

/// <summary>Walks whole rows. Their encoded forms are made only for those who ask: views and page tokens.</summary>
sealed class RowCursor<TLayout, TRow, TKey>(
    PostgresTransaction transaction, IPostgresTable table, RangeWalk walk, long limit)
    : PageCursor<TRow, TKey>(transaction, table, walk, limit)
    where TLayout : struct, ITableLayout<TRow, TKey>
    where TRow : class
{
    readonly Queue<TRow> kept = [];
    readonly RowForms<TLayout, TRow, TKey> forms = new(walk.Index);
    TRow? row;

    public override TRow Row
    {
        get
        {
            RequireRow();
            return row!;
        }
    }

    public override TKey Key => TLayout.KeyOf(Row);

    public override ReadOnlySpan<byte> Value
    {
        get
        {
            RequireUnchanged();
            return forms.Value(Row);
        }
    }

    public override ReadOnlySpan<byte> KeyBytes => forms.Key(Row);

    public override ReadOnlySpan<byte> Parts => forms.Parts(Row);

    public override ReadOnlySpan<byte> Included
    {
        get
        {
            RequireUnchanged();
            return forms.Included(Row);
        }
    }

    protected override void Read(ref FieldReader columns) => row = TLayout.Read(ref columns);

    protected override void Keep(ref FieldReader columns) => kept.Enqueue(TLayout.Read(ref columns));

    // The row that was taken last stays: the walk goes on behind it when nothing is kept any more.
    protected override bool TryTakeKept()
    {
        if (!kept.TryDequeue(out var next))
            return false;
        row = next;
        return true;
    }

    protected override void Forget() => kept.Clear();

    protected override PagePosition Position() => new(Parts.ToArray(), KeyBytes.ToArray());
}
