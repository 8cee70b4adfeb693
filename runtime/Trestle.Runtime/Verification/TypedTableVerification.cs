using Trestle.Keys;
using Trestle.Layout;
using Trestle.Storage;

namespace Trestle.Verification;

/// <summary>
/// Looks at the rows of a table, then at its indexes: if every entry is that of its row, and there are as many as rows that should have one,
/// then none is missing either.
/// </summary>
sealed class TableVerification<TLayout, TRow, TKey>(StoreTransaction snapshot, StoreCheck check, bool looksAtIndexes) : TableVerification
    where TLayout : struct, ITableLayout<TRow, TKey>
    where TRow : class
{
    readonly TableEngine<TRow, TKey> engine = snapshot.Engine.Table<TLayout, TRow, TKey>();
    readonly RowEntries<TLayout, TRow, TKey> entries = new();
    long[] expected = [];
    long greatest;

    public override TableShape Shape { get; } = TLayout.Shape;

    public override bool Has(ReadOnlySpan<byte> key) => engine.Exists(snapshot, TLayout.ReadKey(key));

    public override void Run(IReadOnlyDictionary<Guid, TableVerification> tables)
    {
        expected = new long[Shape.Indexes.Count];
        Walk(-1, cursor => Row(cursor, tables));
        for (var index = 0; looksAtIndexes && index < expected.Length; index++)
            Index(index);
        Sequence();
    }

    void Row(TableCursor<TRow, TKey> cursor, IReadOnlyDictionary<Guid, TableVerification> tables)
    {
        check.CountRow(Shape.Name);
        try
        {
            var row = cursor.Row;
            TLayout.Check(row);
            entries.Read(row);
            if (!entries.Key.SequenceEqual(cursor.KeyBytes))
                Fault(FaultKind.Row, null, $"The row under the key ({Text(-1, cursor.KeyBytes)}) of table '{Shape.Name}' says that its key is ({Text(-1, entries.Key)}).");
            if (looksAtIndexes)
                Refer(tables);
            Count(cursor.KeyBytes);
        }
        catch (TrestleException error)
        {
            Fault(FaultKind.Row, null, $"The row ({Text(-1, cursor.KeyBytes)}) of table '{Shape.Name}' cannot be read: {error.Message}");
        }
    }

    void Count(ReadOnlySpan<byte> key)
    {
        for (var index = 0; index < expected.Length; index++)
        {
            if (entries.Has(index))
                expected[index]++;
        }
        if (SequenceKey.Of(Shape) is { } sequence)
            greatest = Math.Max(greatest, sequence.Read(key));
    }

    void Refer(IReadOnlyDictionary<Guid, TableVerification> tables)
    {
        Span<byte> buffer = stackalloc byte[KeyWriter.BufferSize];
        for (var reference = 0; reference < Shape.References.Count; reference++)
        {
            var shape = Shape.References[reference];
            var length = TLayout.WriteReference(reference, entries.Value, buffer);
            if (length >= 0 && tables.TryGetValue(shape.To, out var target) && !target.Has(buffer[..length]))
                Fault(
                    FaultKind.Reference, shape.Name, $"The row ({Text(-1, entries.Key)}) of table '{Shape.Name}' refers by '{shape.Name}' to "
                        + $"({KeyText.Of(target.Shape, -1, buffer[..length])}) of table '{target.Shape.Name}', which is not there.");
        }
    }

    void Index(int index)
    {
        var valid = 0L;
        Walk(index, cursor =>
        {
            check.CountEntry(Shape.Name);
            if (Wrong(index, cursor) is { } fault)
                Fault(FaultKind.Index, Shape.Indexes[index].Name, fault);
            else
                valid++;
        });
        if (valid != expected[index])
            Walk(-1, cursor => RequireEntry(index, cursor));
    }

    string? Wrong(int index, TableCursor<TRow, TKey> cursor)
    {
        try
        {
            if (!engine.TryGet(snapshot, TLayout.ReadKey(cursor.KeyBytes), out var row))
                return $"{Entry(index, cursor.Parts)} whose row ({Text(-1, cursor.KeyBytes)}) is not there.";
            entries.Read(row);
            if (!entries.Has(index) || !entries.Parts(index).SequenceEqual(cursor.Parts))
                return $"{Entry(index, cursor.Parts)} that is not the one of its row ({Text(-1, cursor.KeyBytes)}).";
            return entries.Included(index).SequenceEqual(cursor.Included)
                ? null : $"{Entry(index, cursor.Parts)} with other included fields than its row ({Text(-1, cursor.KeyBytes)}) has.";
        }
        catch (TrestleException error)
        {
            return $"Index '{Shape.Indexes[index].Name}' of table '{Shape.Name}' has an entry that leads to nothing readable: {error.Message}";
        }
    }

    // Rows that cannot be read have been told already.
    void RequireEntry(int index, TableCursor<TRow, TKey> row)
    {
        try
        {
            entries.Read(row.Row);
            if (!entries.Has(index) || HasEntry(index, row.KeyBytes))
                return;
        }
        catch (TrestleException)
        {
            return;
        }
        Fault(
            FaultKind.Index, Shape.Indexes[index].Name,
            $"The row ({Text(-1, row.KeyBytes)}) of table '{Shape.Name}' has no entry in index '{Shape.Indexes[index].Name}'.");
    }

    bool HasEntry(int index, ReadOnlySpan<byte> key)
    {
        var range = KeyRange.Prefix(entries.Parts(index).ToArray(), Shape.Indexes[index].Parts.Count);
        using var found = engine.Open(snapshot, index, range, false, long.MaxValue);
        while (found.MoveNext())
        {
            if (found.KeyBytes.SequenceEqual(key))
                return true;
        }
        return false;
    }

    void Sequence()
    {
        if (greatest > 0 && engine.LastNumber(snapshot) is var last && last < greatest)
            Fault(FaultKind.Sequence, null, $"The sequence of table '{Shape.Name}' is at {last}, behind the row with {greatest}.");
    }

    // A page that cannot be read ends the walk: what is behind it cannot be reached either.
    void Walk(int index, Action<TableCursor<TRow, TKey>> look)
    {
        try
        {
            using var cursor = engine.Open(snapshot, index, KeyRange.All, false, long.MaxValue);
            while (cursor.MoveNext())
                look(cursor);
        }
        catch (TrestleException error) when (error is CorruptRecordException or StoreException)
        {
            var name = index < 0 ? null : Shape.Indexes[index].Name;
            Fault(FaultKind.Store, name, $"{(name is null ? "T" : $"Index '{name}' of t")}able '{Shape.Name}' cannot be read to its end: {error.Message}");
        }
    }

    string Entry(int index, ReadOnlySpan<byte> parts) =>
        $"Index '{Shape.Indexes[index].Name}' of table '{Shape.Name}' has an entry ({Text(index, parts)})";

    string Text(int index, ReadOnlySpan<byte> key) => KeyText.Of(Shape, index, key);

    void Fault(FaultKind kind, string? index, string message) => check.Add(kind, Shape.Name, index, message);
}
