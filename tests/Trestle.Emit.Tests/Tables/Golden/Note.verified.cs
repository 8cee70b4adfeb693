
/// <summary>Reads the table <c>notes</c>. Declared in <c>everything.schema.yaml</c>.</summary>
[global::Trestle.Layout.TableAccessor("notes", "everything.schema.yaml")]
public sealed class NoteReader : global::Trestle.Tables.TableReader<NoteLayout, Note, int, NoteView>
{
    internal NoteReader(global::Trestle.Storage.StoreTransaction transaction) : base(transaction) { }

    /// <summary>Ranges of the primary key, in its order.</summary>
    public NoteByKeyIndex ByKey => field ??= new(Transaction);

    /// <summary>The index <c>ByEvent</c> by <c>account, number desc</c>.</summary>
    public NoteByEventIndex ByEvent => field ??= new(Transaction);

    /// <summary>The index <c>Orphans</c> by <c>id</c>, of some rows only.</summary>
    public NoteOrphansIndex Orphans => field ??= new(Transaction);
}

/// <summary>Reads and writes the table <c>notes</c>. Declared in <c>everything.schema.yaml</c>.</summary>
[global::Trestle.Layout.TableAccessor("notes", "everything.schema.yaml")]
public sealed class NoteTable : global::Trestle.Tables.TableWriter<NoteLayout, Note, int, NoteView>
{
    internal NoteTable(global::Trestle.Storage.StoreTransaction transaction) : base(transaction) { }

    /// <summary>Ranges of the primary key, in its order.</summary>
    public NoteByKeyIndex ByKey => field ??= new(Transaction);

    /// <summary>The index <c>ByEvent</c> by <c>account, number desc</c>.</summary>
    public NoteByEventIndex ByEvent => field ??= new(Transaction);

    /// <summary>The index <c>Orphans</c> by <c>id</c>, of some rows only.</summary>
    public NoteOrphansIndex Orphans => field ??= new(Transaction);

    /// <summary>Adds to <c>number</c> and returns the sum; null without such a row, or where it is null.</summary>
    public long? IncrementNumber(int key, long by = 1) =>
        Patch(key, new NotePatch().AddNumber(by))?.Number;

    /// <summary>As <c>IncrementNumber</c>, without blocking while a server answers.</summary>
    public async global::System.Threading.Tasks.ValueTask<long?> IncrementNumberAsync(
        int key, long by = 1, global::System.Threading.CancellationToken cancellationToken = default) =>
        (await PatchAsync(key, new NotePatch().AddNumber(by), cancellationToken).ConfigureAwait(false))?.Number;
}

/// <summary>The primary key of <c>notes</c>, for ranges in its order.</summary>
[global::Trestle.Layout.IndexAccessor("notes", "", "id")]
public sealed class NoteByKeyIndex : global::Trestle.Tables.IndexReader<NoteLayout, Note, int, NoteView>
{
    internal NoteByKeyIndex(global::Trestle.Storage.StoreTransaction transaction) : base(transaction, -1) { }

    /// <summary>The rows with this <c>id</c>, in order.</summary>
    public NoteRowQuery Prefix(int id) =>
        Query(global::Trestle.Layout.KeyRange.Prefix(Encode(id), 1));

    /// <summary>The rows with <c>id</c> in [from, to), in order. A bound that is null is none.</summary>
    public NoteRowQuery Range(int? from, int? to) =>
        Query(global::Trestle.Layout.KeyRange.HalfOpen(
            null, 0,
            from is { } low ? Encode(low) : null,
            to is { } high ? Encode(high) : null,
            false));

    /// <summary>The rows with <c>id</c> in [first, last], both included, in order.</summary>
    public NoteRowQuery Between(int first, int last) =>
        Query(global::Trestle.Layout.KeyRange.Closed(
            Encode(first), Encode(last),
            1, false));

    static byte[] Encode(int id)
    {
        var writer = new global::Trestle.Keys.KeyWriter(stackalloc byte[4]);
        writer.Int32(id);
        return writer.ToArray();
    }
}

/// <summary>The index <c>ByEvent</c> by <c>account, number desc</c>.</summary>
[global::Trestle.Layout.IndexAccessor("notes", "ByEvent", "account", "number desc")]
public sealed class NoteByEventIndex : global::Trestle.Tables.IndexReader<NoteLayout, Note, int, NoteView>
{
    internal NoteByEventIndex(global::Trestle.Storage.StoreTransaction transaction) : base(transaction, 0) { }

    /// <summary>The rows with this <c>account</c>, in order. Null is a value here.</summary>
    public NoteRowQuery Prefix(global::System.Guid? account) =>
        Query(global::Trestle.Layout.KeyRange.Prefix(Encode(account), 1));

    /// <summary>The rows with <c>account</c> in [from, to), in order. A bound that is null is none. Null is less than every value.</summary>
    public NoteRowQuery Range(global::System.Guid? from, global::System.Guid? to) =>
        Query(global::Trestle.Layout.KeyRange.HalfOpen(
            null, 0,
            from is { } low ? Encode(low) : null,
            to is { } high ? Encode(high) : null,
            false));

    /// <summary>The rows with <c>account</c> in [first, last], both included, in order.</summary>
    public NoteRowQuery Between(global::System.Guid first, global::System.Guid last) =>
        Query(global::Trestle.Layout.KeyRange.Closed(
            Encode(first), Encode(last),
            1, false));

    static byte[] Encode(global::System.Guid? account)
    {
        var writer = new global::Trestle.Keys.KeyWriter(stackalloc byte[17]);
        if (writer.Present(account.HasValue))
            writer.Uuid(account.GetValueOrDefault());
        return writer.ToArray();
    }

    /// <summary>The rows with these <c>account</c>, <c>number</c>, in order. Null is a value here.</summary>
    public NoteRowQuery Prefix(global::System.Guid? account, long? number) =>
        Query(global::Trestle.Layout.KeyRange.Prefix(Encode(account, number), 2));

    /// <summary>The rows with this <c>account</c> and <c>number</c> in [from, to), in order. A bound that is null is none. Null is less than every value.</summary>
    public NoteRowQuery Range(global::System.Guid? account, long? from, long? to) =>
        Query(global::Trestle.Layout.KeyRange.HalfOpen(
            Encode(account), 1,
            from is { } low ? Encode(account, low) : null,
            to is { } high ? Encode(account, high) : null,
            true));

    /// <summary>The rows with this <c>account</c> and <c>number</c> in [first, last], both included, in order.</summary>
    public NoteRowQuery Between(global::System.Guid? account, long first, long last) =>
        Query(global::Trestle.Layout.KeyRange.Closed(
            Encode(account, first), Encode(account, last),
            2, true));

    static byte[] Encode(global::System.Guid? account, long? number)
    {
        var writer = new global::Trestle.Keys.KeyWriter(stackalloc byte[26]);
        if (writer.Present(account.HasValue))
            writer.Uuid(account.GetValueOrDefault());
        if (writer.Present(number.HasValue, descending: true))
            writer.Int64(number.GetValueOrDefault(), descending: true);
        return writer.ToArray();
    }
}

/// <summary>The index <c>Orphans</c> by <c>id</c>, of some rows only.</summary>
[global::Trestle.Layout.IndexAccessor("notes", "Orphans", "id", Where = new[] { "account", "author" })]
public sealed class NoteOrphansIndex : global::Trestle.Tables.IndexReader<NoteLayout, Note, int, NoteView>
{
    internal NoteOrphansIndex(global::Trestle.Storage.StoreTransaction transaction) : base(transaction, 1) { }

    /// <summary>The rows with this <c>id</c>, in order.</summary>
    public NoteRowQuery Prefix(int id) =>
        Query(global::Trestle.Layout.KeyRange.Prefix(Encode(id), 1));

    /// <summary>The rows with <c>id</c> in [from, to), in order. A bound that is null is none.</summary>
    public NoteRowQuery Range(int? from, int? to) =>
        Query(global::Trestle.Layout.KeyRange.HalfOpen(
            null, 0,
            from is { } low ? Encode(low) : null,
            to is { } high ? Encode(high) : null,
            false));

    /// <summary>The rows with <c>id</c> in [first, last], both included, in order.</summary>
    public NoteRowQuery Between(int first, int last) =>
        Query(global::Trestle.Layout.KeyRange.Closed(
            Encode(first), Encode(last),
            1, false));

    static byte[] Encode(int id)
    {
        var writer = new global::Trestle.Keys.KeyWriter(stackalloc byte[4]);
        writer.Int32(id);
        return writer.ToArray();
    }
}

/// <summary>What a store must know of the rows of <c>notes</c>. Stores call it; programs use the table.</summary>
[global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]
public readonly struct NoteLayout : global::Trestle.Layout.ITableLayout<Note, int>
{
    /// <inheritdoc/>
    public static global::Trestle.Layout.TableShape Shape =>
        global::Trestle.Generated.Tests.EverythingSchema.Shape.Table(new global::System.Guid("11111111-0000-4000-8000-000000000003"));

    /// <inheritdoc/>
    public static void Check(Note row) => NoteCheck.Check(row);

    /// <inheritdoc/>
    public static int KeyOf(Note row) => row.Id;

    /// <inheritdoc/>
    public static int WriteKey(int key, global::System.Span<byte> to)
    {
        var writer = new global::Trestle.Keys.KeyWriter(to);
        writer.Int32(key);
        return writer.Length;
    }

    /// <inheritdoc/>
    public static int ReadKey(global::System.ReadOnlySpan<byte> key)
    {
        var reader = new global::Trestle.Keys.KeyReader(key);
        return reader.End(reader.Int32());
    }

    /// <inheritdoc/>
    public static int MaxValueSize(Note row) => NoteCodec.MaxSize(row);

    /// <inheritdoc/>
    public static int WriteValue(Note row, global::System.Span<byte> to) => NoteCodec.Write(row, to);

    /// <inheritdoc/>
    public static Note ReadValue(global::System.ReadOnlySpan<byte> value) => NoteCodec.Read(value);

    /// <inheritdoc/>
    public static int WriteIndexKey(int index, global::System.ReadOnlySpan<byte> value, global::System.Span<byte> to, out bool hasNull)
    {
        hasNull = false;
        var row = NoteView.Over(value);
        var key = new global::Trestle.Keys.KeyWriter(to);
        switch (index)
        {
            case 0: // ByEvent
                if (key.Present(row.HasAccount))
                    key.Uuid(row.Account.GetValueOrDefault());
                else
                    hasNull = true;
                if (key.Present(row.HasNumber, descending: true))
                    key.Int64(row.Number.GetValueOrDefault(), descending: true);
                else
                    hasNull = true;
                return key.Length;
            case 1: // Orphans
                if (!(!row.HasAccount && row.HasAuthor))
                    return -1;
                key.Int32(row.Id);
                return key.Length;
            default:
                throw new global::System.ArgumentOutOfRangeException(nameof(index));
        }
    }

    /// <inheritdoc/>
    public static int WriteIncluded(int index, global::System.ReadOnlySpan<byte> value, global::System.Span<byte> to) => throw new global::System.ArgumentOutOfRangeException(nameof(index));

    /// <inheritdoc/>
    public static int WriteReference(int reference, global::System.ReadOnlySpan<byte> value, global::System.Span<byte> to)
    {
        var row = NoteView.Over(value);
        var key = new global::Trestle.Keys.KeyWriter(to);
        switch (reference)
        {
            case 0: // author
                if (!row.HasAuthor)
                    return -1;
                key.Uuid(row.Author.GetValueOrDefault());
                return key.Length;
            case 1: // event
                if (!row.HasAccount || !row.HasNumber)
                    return -1;
                key.Uuid(row.Account.GetValueOrDefault());
                key.Int64(row.Number.GetValueOrDefault());
                return key.Length;
            default:
                throw new global::System.ArgumentOutOfRangeException(nameof(reference));
        }
    }

    /// <inheritdoc/>
    public static Note ClearReference(int reference, Note row) => reference switch
    {
        0 => row with { Author = null },
        1 => row with { Account = null, Number = null },
        _ => row,
    };

    /// <inheritdoc/>
    public static Note WithGeneratedKey(Note row, global::Trestle.Layout.ISequence sequence) =>
        row.Id == default ? row with { Id = checked((int)sequence.Next()) } : row;

    /// <inheritdoc/>
    public static long VersionOf(Note row) => 0;

    /// <inheritdoc/>
    public static Note WithVersion(Note row, long version) => row;

    /// <inheritdoc/>
    public static void Bind<TBinder>(Note row, ref TBinder to)
        where TBinder : global::Trestle.Layout.IColumnBinder, allows ref struct
    {
        to.Int32(row.Id);
        if (row.Account is { } value1)
            to.Uuid(value1);
        else
            to.Null();
        if (row.Number is { } value2)
            to.Int64(value2);
        else
            to.Null();
        if (row.Author is { } value3)
            to.Uuid(value3);
        else
            to.Null();
        to.Json(row.Body);
    }

    /// <inheritdoc/>
    public static Note Read<TReader>(ref TReader from)
        where TReader : global::Trestle.Layout.IColumnReader, allows ref struct
    {
        return new Note
        {
            Id = from.Int32(),
            Account = from.TakeNull() ? null : from.Uuid(),
            Number = from.TakeNull() ? null : from.Int64(),
            Author = from.TakeNull() ? null : from.Uuid(),
            Body = from.Json(),
        };
    }
}
