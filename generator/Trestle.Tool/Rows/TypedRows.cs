using System.Text.Json;
using Trestle.Copying;
using Trestle.Keys;
using Trestle.Layout;
using Trestle.Marshalling;
using Trestle.Storage;

namespace Trestle.Tool.Rows;

/// <summary>The rows of a table, by its layout.</summary>
sealed class TableRows<TLayout, TRow, TKey> : TableRows
    where TLayout : struct, ITableLayout<TRow, TKey>
    where TRow : class
{
    // Every record has both, but no interface says so.
    static readonly Func<TRow, string> Json = typeof(TRow).GetMethod("ToJson")!.CreateDelegate<Func<TRow, string>>();
    static readonly Func<IReadOnlyDictionary<string, object?>, TRow> Unmarshal =
        typeof(TRow).GetMethod("Unmarshal")!.CreateDelegate<Func<IReadOnlyDictionary<string, object?>, TRow>>();

    public override TableShape Shape { get; } = TLayout.Shape;

    public override long Count(StoreTransaction transaction) => Engine(transaction).Count(transaction);

    public override IEnumerable<string> ToJson(StoreTransaction transaction)
    {
        using var cursor = Engine(transaction).Open(transaction, -1, KeyRange.All, false, long.MaxValue);
        while (cursor.MoveNext())
            yield return Json(cursor.Row);
    }

    public override long LastNumber(StoreTransaction transaction) => Engine(transaction).LastNumber(transaction);

    public override void RaiseNumber(StoreTransaction transaction, long last) => Engine(transaction).RaiseNumber(transaction, last);

    public override void Check(JsonElement row) => TLayout.Check(Row(row));

    public override long Load(StoreTransaction transaction, IEnumerable<JsonElement> rows, bool replace)
    {
        var references = new LateReferences<TLayout, TRow, TKey>(Shape, Late);
        return Engine(transaction).Load(transaction, rows.Select(row => references.LeaveOut(Row(row), known: null)), replace);
    }

    public override void LoadLate(StoreTransaction transaction, IEnumerable<JsonElement> rows)
    {
        var references = new LateReferences<TLayout, TRow, TKey>(Shape, Late);
        var left = rows.Select(Row).Where(row => !ReferenceEquals(references.LeaveOut(row, known: null), row));
        Engine(transaction).Load(transaction, left, replace: true);
    }

    public override string KeyText(JsonElement row, string? index)
    {
        var record = Row(row);
        Span<byte> key = stackalloc byte[KeyWriter.BufferSize];
        if (index is null)
            return Keys.KeyText.Of(Shape, -1, key[..TLayout.WriteKey(TLayout.KeyOf(record), key)]);
        var position = Shape.Indexes.ToList().FindIndex(shape => shape.Name == index);
        var value = new byte[TLayout.MaxValueSize(record)];
        var length = TLayout.WriteIndexKey(position, value.AsSpan(0, TLayout.WriteValue(record, value)), key, out _);
        return length < 0 ? "" : Keys.KeyText.Of(Shape, position, key[..length]);
    }

    static TRow Row(JsonElement row) => Unmarshal(PlainNested.Members(row, "a row, which is a JSON object"));

    static TableEngine<TRow, TKey> Engine(StoreTransaction transaction) => transaction.Engine.Table<TLayout, TRow, TKey>();
}
