using Trestle.Layout;
using Trestle.Relational;
using Trestle.Sqlite.Transactions;

namespace Trestle.Sqlite.Tables;

/// <summary>Walks whole rows. Their encoded forms are made only for those who ask: views and page tokens.</summary>
sealed class RowCursor<TLayout, TRow, TKey>(
    SqliteTransaction transaction, TableTexts texts, int index, IReadOnlyList<RangeSegment> segments, bool reverse)
    : SegmentCursor<TRow, TKey>(transaction, texts, index, RangeVerb.Rows, segments, reverse)
    where TLayout : struct, ITableLayout<TRow, TKey>
    where TRow : class
{
    readonly RowForms<TLayout, TRow, TKey> forms = new(index);
    TRow? row;

    public override TRow Row => row ??= Read();

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

    protected override void Moved() => row = null;

    TRow Read()
    {
        var reader = Columns();
        return TLayout.Read(ref reader);
    }
}
