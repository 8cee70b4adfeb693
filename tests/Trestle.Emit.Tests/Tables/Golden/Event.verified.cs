
/// <summary>The key of a row of <c>events</c>, in key order.</summary>
/// <param name="Account">The owner.</param>
/// <param name="Number">The field <c>number</c>.</param>
public readonly record struct EventKey(global::System.Guid Account, long Number);

/// <summary>Reads the table <c>events</c>. Declared in <c>everything.schema.yaml</c>.</summary>
[global::Trestle.Layout.TableAccessor("events", "everything.schema.yaml")]
public sealed class EventReader : global::Trestle.Tables.TableReader<EventLayout, Event, EventKey, EventView>
{
    internal EventReader(global::Trestle.Storage.StoreTransaction transaction) : base(transaction) { }

    /// <summary>Ranges of the primary key, in its order.</summary>
    public EventByKeyIndex ByKey => field ??= new(Transaction);

    /// <summary>The index <c>ByColor</c> by <c>color, number</c>. Its entries carry <c>at</c> along.</summary>
    public EventByColorIndex ByColor => field ??= new(Transaction);

    /// <summary>The index <c>ByTime</c> by <c>at desc</c>.</summary>
    public EventByTimeIndex ByTime => field ??= new(Transaction);

    /// <summary>The index <c>Late</c> by <c>number</c>, of some rows only.</summary>
    public EventLateIndex Late => field ??= new(Transaction);
}

/// <summary>Reads and writes the table <c>events</c>. Declared in <c>everything.schema.yaml</c>.</summary>
[global::Trestle.Layout.TableAccessor("events", "everything.schema.yaml")]
public sealed class EventTable : global::Trestle.Tables.TableWriter<EventLayout, Event, EventKey, EventView>
{
    internal EventTable(global::Trestle.Storage.StoreTransaction transaction) : base(transaction) { }

    /// <summary>Ranges of the primary key, in its order.</summary>
    public EventByKeyIndex ByKey => field ??= new(Transaction);

    /// <summary>The index <c>ByColor</c> by <c>color, number</c>. Its entries carry <c>at</c> along.</summary>
    public EventByColorIndex ByColor => field ??= new(Transaction);

    /// <summary>The index <c>ByTime</c> by <c>at desc</c>.</summary>
    public EventByTimeIndex ByTime => field ??= new(Transaction);

    /// <summary>The index <c>Late</c> by <c>number</c>, of some rows only.</summary>
    public EventLateIndex Late => field ??= new(Transaction);
}

/// <summary>The primary key of <c>events</c>, for ranges in its order.</summary>
[global::Trestle.Layout.IndexAccessor("events", "", "account", "number")]
public sealed class EventByKeyIndex : global::Trestle.Tables.IndexReader<EventLayout, Event, EventKey, EventView>
{
    internal EventByKeyIndex(global::Trestle.Storage.StoreTransaction transaction) : base(transaction, -1) { }

    /// <summary>The rows with this <c>account</c>, in order.</summary>
    public EventRowQuery Prefix(global::System.Guid account) =>
        Query(global::Trestle.Layout.KeyRange.Prefix(Encode(account), 1));

    /// <summary>The rows with <c>account</c> in [from, to), in order. A bound that is null is none.</summary>
    public EventRowQuery Range(global::System.Guid? from, global::System.Guid? to) =>
        Query(global::Trestle.Layout.KeyRange.HalfOpen(
            null, 0,
            from is { } low ? Encode(low) : null,
            to is { } high ? Encode(high) : null,
            false));

    /// <summary>The rows with <c>account</c> in [first, last], both included, in order.</summary>
    public EventRowQuery Between(global::System.Guid first, global::System.Guid last) =>
        Query(global::Trestle.Layout.KeyRange.Closed(
            Encode(first), Encode(last),
            1, false));

    static byte[] Encode(global::System.Guid account)
    {
        var writer = new global::Trestle.Keys.KeyWriter(stackalloc byte[16]);
        writer.Uuid(account);
        return writer.ToArray();
    }

    /// <summary>The rows with these <c>account</c>, <c>number</c>, in order.</summary>
    public EventRowQuery Prefix(global::System.Guid account, long number) =>
        Query(global::Trestle.Layout.KeyRange.Prefix(Encode(account, number), 2));

    /// <summary>The rows with this <c>account</c> and <c>number</c> in [from, to), in order. A bound that is null is none.</summary>
    public EventRowQuery Range(global::System.Guid account, long? from, long? to) =>
        Query(global::Trestle.Layout.KeyRange.HalfOpen(
            Encode(account), 1,
            from is { } low ? Encode(account, low) : null,
            to is { } high ? Encode(account, high) : null,
            false));

    /// <summary>The rows with this <c>account</c> and <c>number</c> in [first, last], both included, in order.</summary>
    public EventRowQuery Between(global::System.Guid account, long first, long last) =>
        Query(global::Trestle.Layout.KeyRange.Closed(
            Encode(account, first), Encode(account, last),
            2, false));

    static byte[] Encode(global::System.Guid account, long number)
    {
        var writer = new global::Trestle.Keys.KeyWriter(stackalloc byte[24]);
        writer.Uuid(account);
        writer.Int64(number);
        return writer.ToArray();
    }
}

/// <summary>The index <c>ByTime</c> by <c>at desc</c>.</summary>
[global::Trestle.Layout.IndexAccessor("events", "ByTime", "at desc")]
public sealed class EventByTimeIndex : global::Trestle.Tables.IndexReader<EventLayout, Event, EventKey, EventView>
{
    internal EventByTimeIndex(global::Trestle.Storage.StoreTransaction transaction) : base(transaction, 0) { }

    /// <summary>The rows with this <c>at</c>, in order.</summary>
    public EventRowQuery Prefix(global::System.DateTimeOffset at) =>
        Query(global::Trestle.Layout.KeyRange.Prefix(Encode(at), 1));

    /// <summary>The rows with <c>at</c> in [from, to), in order. A bound that is null is none.</summary>
    public EventRowQuery Range(global::System.DateTimeOffset? from, global::System.DateTimeOffset? to) =>
        Query(global::Trestle.Layout.KeyRange.HalfOpen(
            null, 0,
            from is { } low ? Encode(low) : null,
            to is { } high ? Encode(high) : null,
            true));

    /// <summary>The rows with <c>at</c> in [first, last], both included, in order.</summary>
    public EventRowQuery Between(global::System.DateTimeOffset first, global::System.DateTimeOffset last) =>
        Query(global::Trestle.Layout.KeyRange.Closed(
            Encode(first), Encode(last),
            1, true));

    static byte[] Encode(global::System.DateTimeOffset at)
    {
        var writer = new global::Trestle.Keys.KeyWriter(stackalloc byte[8]);
        writer.Timestamp(at, descending: true);
        return writer.ToArray();
    }
}

/// <summary>The index <c>ByColor</c> by <c>color, number</c>. Its entries carry <c>at</c> along.</summary>
[global::Trestle.Layout.IndexAccessor("events", "ByColor", "color", "number")]
public sealed class EventByColorIndex : global::Trestle.Tables.IndexReader<EventLayout, Event, EventKey, EventView>
{
    internal EventByColorIndex(global::Trestle.Storage.StoreTransaction transaction) : base(transaction, 1) { }

    /// <summary>The rows with this <c>color</c>, in order. Null is a value here.</summary>
    public EventRowQuery Prefix(Color? color) =>
        Query(global::Trestle.Layout.KeyRange.Prefix(Encode(color), 1));

    /// <summary>The rows with <c>color</c> in [from, to), in order. A bound that is null is none. Null is less than every value.</summary>
    public EventRowQuery Range(Color? from, Color? to) =>
        Query(global::Trestle.Layout.KeyRange.HalfOpen(
            null, 0,
            from is { } low ? Encode(low) : null,
            to is { } high ? Encode(high) : null,
            false));

    /// <summary>The rows with <c>color</c> in [first, last], both included, in order.</summary>
    public EventRowQuery Between(Color first, Color last) =>
        Query(global::Trestle.Layout.KeyRange.Closed(
            Encode(first), Encode(last),
            1, false));

    static byte[] Encode(Color? color)
    {
        var writer = new global::Trestle.Keys.KeyWriter(stackalloc byte[5]);
        if (writer.Present(color.HasValue))
            writer.Int32((int)color.GetValueOrDefault());
        return writer.ToArray();
    }

    /// <summary>The rows with these <c>color</c>, <c>number</c>, in order. Null is a value here.</summary>
    public EventRowQuery Prefix(Color? color, long number) =>
        Query(global::Trestle.Layout.KeyRange.Prefix(Encode(color, number), 2));

    /// <summary>The rows with this <c>color</c> and <c>number</c> in [from, to), in order. A bound that is null is none.</summary>
    public EventRowQuery Range(Color? color, long? from, long? to) =>
        Query(global::Trestle.Layout.KeyRange.HalfOpen(
            Encode(color), 1,
            from is { } low ? Encode(color, low) : null,
            to is { } high ? Encode(color, high) : null,
            false));

    /// <summary>The rows with this <c>color</c> and <c>number</c> in [first, last], both included, in order.</summary>
    public EventRowQuery Between(Color? color, long first, long last) =>
        Query(global::Trestle.Layout.KeyRange.Closed(
            Encode(color, first), Encode(color, last),
            2, false));

    static byte[] Encode(Color? color, long number)
    {
        var writer = new global::Trestle.Keys.KeyWriter(stackalloc byte[13]);
        if (writer.Present(color.HasValue))
            writer.Int32((int)color.GetValueOrDefault());
        writer.Int64(number);
        return writer.ToArray();
    }
}

/// <summary>An entry of <see cref="EventByColorIndex"/>: what a query's <c>Entries&lt;EventByColorEntry&gt;()</c> gives without touching rows.</summary>
/// <param name="Color">The field <c>color</c>.</param>
/// <param name="Number">The field <c>number</c>.</param>
/// <param name="At">The field <c>at</c>.</param>
/// <param name="Account">The owner.</param>
public readonly record struct EventByColorEntry(Color? Color, long Number, global::System.DateTimeOffset At, global::System.Guid Account)
    : global::Trestle.Layout.IIndexEntry<EventByColorEntry>
{
    static global::System.Guid global::Trestle.Layout.IIndexEntry<EventByColorEntry>.Index => new("11111111-0000-4000-8000-000000000022");

    static EventByColorEntry global::Trestle.Layout.IIndexEntry<EventByColorEntry>.Read(global::System.ReadOnlySpan<byte> parts, global::System.ReadOnlySpan<byte> key, global::System.ReadOnlySpan<byte> included)
    {
        var fromParts = new global::Trestle.Keys.KeyReader(parts);
        var fromIncluded = new global::Trestle.Keys.KeyReader(included);
        var fromKey = new global::Trestle.Keys.KeyReader(key);
        Color? value0 = fromParts.Present() ? (Color)fromParts.Int32() : default(Color?);
        long value1 = fromParts.Int64();
        global::System.DateTimeOffset value2 = fromIncluded.Timestamp();
        global::System.Guid value3 = fromKey.Uuid();
        long value4 = fromKey.Int64();
        return fromKey.End(new EventByColorEntry(value0, value1, value2, value3));
    }
}

/// <summary>The index <c>Late</c> by <c>number</c>, of some rows only.</summary>
[global::Trestle.Layout.IndexAccessor("events", "Late", "number", Where = new[] { "at", "color", "text" })]
public sealed class EventLateIndex : global::Trestle.Tables.IndexReader<EventLayout, Event, EventKey, EventView>
{
    internal EventLateIndex(global::Trestle.Storage.StoreTransaction transaction) : base(transaction, 2) { }

    /// <summary>The rows with this <c>number</c>, in order.</summary>
    public EventRowQuery Prefix(long number) =>
        Query(global::Trestle.Layout.KeyRange.Prefix(Encode(number), 1));

    /// <summary>The rows with <c>number</c> in [from, to), in order. A bound that is null is none.</summary>
    public EventRowQuery Range(long? from, long? to) =>
        Query(global::Trestle.Layout.KeyRange.HalfOpen(
            null, 0,
            from is { } low ? Encode(low) : null,
            to is { } high ? Encode(high) : null,
            false));

    /// <summary>The rows with <c>number</c> in [first, last], both included, in order.</summary>
    public EventRowQuery Between(long first, long last) =>
        Query(global::Trestle.Layout.KeyRange.Closed(
            Encode(first), Encode(last),
            1, false));

    static byte[] Encode(long number)
    {
        var writer = new global::Trestle.Keys.KeyWriter(stackalloc byte[8]);
        writer.Int64(number);
        return writer.ToArray();
    }
}

/// <summary>What a store must know of the rows of <c>events</c>. Stores call it; programs use the table.</summary>
[global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]
public readonly struct EventLayout : global::Trestle.Layout.ITableLayout<Event, EventKey>
{
    /// <inheritdoc/>
    public static global::Trestle.Layout.TableShape Shape =>
        global::Trestle.Generated.Tests.EverythingSchema.Shape.Table(new global::System.Guid("11111111-0000-4000-8000-000000000002"));

    /// <inheritdoc/>
    public static void Check(Event row) => EventCheck.Check(row);

    /// <inheritdoc/>
    public static EventKey KeyOf(Event row) => new(row.Account, row.Number);

    /// <inheritdoc/>
    public static int WriteKey(EventKey key, global::System.Span<byte> to)
    {
        var writer = new global::Trestle.Keys.KeyWriter(to);
        writer.Uuid(key.Account);
        writer.Int64(key.Number);
        return writer.Length;
    }

    /// <inheritdoc/>
    public static EventKey ReadKey(global::System.ReadOnlySpan<byte> key)
    {
        var reader = new global::Trestle.Keys.KeyReader(key);
        return reader.End(new EventKey(reader.Uuid(), reader.Int64()));
    }

    /// <inheritdoc/>
    public static int MaxValueSize(Event row) => EventCodec.MaxSize(row);

    /// <inheritdoc/>
    public static int WriteValue(Event row, global::System.Span<byte> to) => EventCodec.Write(row, to);

    /// <inheritdoc/>
    public static Event ReadValue(global::System.ReadOnlySpan<byte> value) => EventCodec.Read(value);

    /// <inheritdoc/>
    public static int WriteIndexKey(int index, global::System.ReadOnlySpan<byte> value, global::System.Span<byte> to, out bool hasNull)
    {
        hasNull = false;
        var row = EventView.Over(value);
        var key = new global::Trestle.Keys.KeyWriter(to);
        switch (index)
        {
            case 0: // ByTime
                key.Timestamp(row.At, descending: true);
                return key.Length;
            case 1: // ByColor
                if (key.Present(row.HasColor))
                    key.Int32((int)row.Color.GetValueOrDefault());
                else
                    hasNull = true;
                key.Int64(row.Number);
                return key.Length;
            case 2: // Late
                if (!(row.At >= global::Trestle.Micros.ToTimestamp(1767225600000000L) && row.Color != global::Trestle.Generated.Tests.Color.Red && !global::System.MemoryExtensions.SequenceEqual<byte>(row.TextUtf8, ""u8)))
                    return -1;
                key.Int64(row.Number);
                return key.Length;
            default:
                throw new global::System.ArgumentOutOfRangeException(nameof(index));
        }
    }

    /// <inheritdoc/>
    public static int WriteIncluded(int index, global::System.ReadOnlySpan<byte> value, global::System.Span<byte> to)
    {
        var row = EventView.Over(value);
        var key = new global::Trestle.Keys.KeyWriter(to);
        switch (index)
        {
            case 1: // ByColor
                key.Timestamp(row.At);
                return key.Length;
            default:
                throw new global::System.ArgumentOutOfRangeException(nameof(index));
        }
    }

    /// <inheritdoc/>
    public static int WriteReference(int reference, global::System.ReadOnlySpan<byte> value, global::System.Span<byte> to)
    {
        var row = EventView.Over(value);
        var key = new global::Trestle.Keys.KeyWriter(to);
        switch (reference)
        {
            case 0: // account
                key.Uuid(row.Account);
                return key.Length;
            default:
                throw new global::System.ArgumentOutOfRangeException(nameof(reference));
        }
    }

    /// <inheritdoc/>
    public static Event ClearReference(int reference, Event row) => row;

    /// <inheritdoc/>
    public static Event WithGeneratedKey(Event row, global::Trestle.Layout.ISequence sequence) =>
        row;

    /// <inheritdoc/>
    public static long VersionOf(Event row) => 0;

    /// <inheritdoc/>
    public static Event WithVersion(Event row, long version) => row;

    /// <inheritdoc/>
    public static void Bind<TBinder>(Event row, ref TBinder to)
        where TBinder : global::Trestle.Layout.IColumnBinder, allows ref struct
    {
        to.Uuid(row.Account);
        to.Int64(row.Number);
        to.Timestamp(row.At);
        if (row.Color is { } value3)
            to.Enum((int)value3);
        else
            to.Null();
        to.Text(row.Text);
    }

    /// <inheritdoc/>
    public static Event Read<TReader>(ref TReader from)
        where TReader : global::Trestle.Layout.IColumnReader, allows ref struct
    {
        return new Event
        {
            Account = from.Uuid(),
            Number = from.Int64(),
            At = from.Timestamp(),
            Color = from.TakeNull() ? null : (Color)from.Enum(),
            Text = from.Text(),
        };
    }
}
