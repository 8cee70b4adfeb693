/// <summary>
/// A stored <see cref="Commit"/>, read where it lies: valid until the transaction ends or its cursor moves on.
/// Its members throw <see cref="global::Trestle.CorruptRecordException"/> when the bytes do not hold them.
/// </summary>
public readonly ref struct CommitView : global::Trestle.Layout.IRowView<CommitView>
{
    readonly global::Trestle.Codecs.FlatReader row;

    internal CommitView(global::Trestle.Codecs.FlatReader row) => this.row = row;

    /// <summary>How often the row was written: every write raises it by one.</summary>
    public long Version => row.Int64(0, 0);

    /// <summary>The field <c>hash</c>. Not copied.</summary>
    public global::System.ReadOnlySpan<byte> Hash => row.FixedBytes(1, 20);

    /// <summary>The field <c>author</c>.</summary>
    public PersonView Author => new(row.Table(2));

    /// <summary>The field <c>committedAt</c>.</summary>
    public global::System.DateTimeOffset CommittedAt => global::Trestle.Micros.ToTimestamp(row.Int64(3, 0));

    /// <summary>The field <c>subject</c>. Decoded anew by each call.</summary>
    public string Subject => row.Text(4);

    /// <summary>The field <c>subject</c>. As UTF-8, not copied.</summary>
    public global::System.ReadOnlySpan<byte> SubjectUtf8 => row.Utf8(4);

    /// <summary>The field <c>body</c>. Decoded anew by each call.</summary>
    public string? Body => row.Has(5) ? row.Text(5) : null;

    /// <summary>The field <c>body</c>. As UTF-8, not copied.</summary>
    public global::System.ReadOnlySpan<byte> BodyUtf8 => row.Has(5) ? row.Utf8(5) : default;

    /// <summary>Whether <c>body</c> is not null.</summary>
    public bool HasBody => row.Has(5);

    /// <summary>Lines added plus removed.</summary>
    public int Churn => row.Int32(6, 0);

    /// <summary>The field <c>kind</c>.</summary>
    public ChangeKind Kind => (ChangeKind)row.Int32(9, 1);

    /// <summary>The field <c>files</c>. Read anew by each call.</summary>
    public global::System.Collections.Generic.IReadOnlyList<string> Files => row.List(10, 4, static (ref item) => item.Text());

    /// <summary>The field <c>owners</c>. Read anew by each call.</summary>
    public global::System.Collections.Generic.IReadOnlyDictionary<string, Person>? Owners => row.Has(11) ? row.Map(11, 4, static (ref item) => PersonFlatCodec.Read(item.Table())) : null;

    /// <summary>Whether <c>owners</c> is not null.</summary>
    public bool HasOwners => row.Has(11);

    /// <summary>The field <c>score</c>.</summary>
    public decimal? Score => row.Has(12) ? global::Trestle.Decimals.ToDecimal(row.Int128(12, 0UL), 4) : null;

    /// <summary>Whether <c>score</c> is not null.</summary>
    public bool HasScore => row.Has(12);

    /// <summary>The field <c>table</c>.</summary>
    public global::System.Guid? Table => row.Has(13) ? row.Uuid(13) : null;

    /// <summary>Whether <c>table</c> is not null.</summary>
    public bool HasTable => row.Has(13);

    /// <summary>The field <c>notes</c>. Decoded anew by each call.</summary>
    public string Notes => row.Has(14) ? row.Text(14) : "none";

    /// <summary>The field <c>notes</c>. As UTF-8, not copied.</summary>
    public global::System.ReadOnlySpan<byte> NotesUtf8 => row.Has(14) ? row.Utf8(14) : "none"u8;

    /// <summary>The whole as a record of its own, which outlives the view.</summary>
    public Commit ToRecord() => CommitCodec.Read(row);

    /// <summary>Lays a view over a stored row. Throws <see cref="global::Trestle.CorruptRecordException"/> when the bytes cannot be one.</summary>
    public static CommitView Over(global::System.ReadOnlySpan<byte> value) => new(global::Trestle.Codecs.FlatReader.Over(value, 10));
}
