/// <summary>The serialized form of <see cref="JsonCommit"/>.</summary>
static class JsonCommitCodec
{
    public static int Write(JsonCommit row, global::System.Span<byte> to) => Write(row, global::Trestle.Codecs.JsonWriter.Over(to)).Length;

    public static JsonCommit Read(global::System.ReadOnlySpan<byte> value) => Read(global::Trestle.Codecs.JsonReader.Over(value));

    public static int MaxSize(JsonCommit? row) => row is null ? 0 : checked(
        736 + row.UnknownFields.MaxSize
        + global::Trestle.Codecs.JsonWriter.MaxBytes(row.Hash)
        + PersonJsonCodec.MaxSize(row.Author)
        + global::Trestle.Codecs.JsonWriter.MaxText(row.Subject)
        + global::Trestle.Codecs.JsonWriter.MaxText(row.Body)
        + global::Trestle.Codecs.JsonWriter.MaxList(row.Files, 40, static item => global::Trestle.Codecs.JsonWriter.MaxText(item))
        + global::Trestle.Codecs.JsonWriter.MaxMap(row.Owners, 40, static item => PersonJsonCodec.MaxSize(item))
        + global::Trestle.Codecs.JsonWriter.MaxText(row.Notes)
    );

    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    public static global::Trestle.Codecs.JsonWriter Write(JsonCommit row, global::Trestle.Codecs.JsonWriter to)
    {
        var outer = to.Begin(row.UnknownFields);
        to.Key(0); to.Int64(row.Version);
        to.Key(1); to.FixedBytes(row.Hash.Span, 20);
        to.Key(2); to = PersonJsonCodec.Write(row.Author, to);
        to.Key(3); to.Int64(global::Trestle.Micros.FromTimestamp(row.CommittedAt));
        to.Key(4); to.Text(row.Subject);
        if (row.Body is { } v5) { to.Key(5); to.Text(v5); }
        to.Key(6); to.Int32(row.Churn);
        to.Key(9); to.Int32((int)row.Kind);
        to.Key(10); to.List(row.Files, static (ref to, item) => to.Text(item));
        if (row.Owners is { } v11) { to.Key(11); to.Map(v11, static (ref to, item) => to = PersonJsonCodec.Write(item, to)); }
        if (row.Score is { } v12) { to.Key(12); to.Int128(global::Trestle.Decimals.ToScaled128(v12, 4)); }
        if (row.Table is { } v13) { to.Key(13); to.Uuid(v13); }
        to.Key(14); to.Text(row.Notes);
        to.End(outer);
        return to;
    }

    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    public static JsonCommit Read(global::Trestle.Codecs.JsonReader row) => new()
    {
        Version = row.Int64(0, 0),
        Hash = new global::Trestle.Bytes(row.FixedBytes(1, 20)),
        Author = PersonJsonCodec.Read(row.Table(2)),
        CommittedAt = global::Trestle.Micros.ToTimestamp(row.Int64(3, 0)),
        Subject = row.Text(4),
        Body = row.Has(5) ? row.Text(5) : null,
        Churn = row.Int32(6, 0),
        Kind = (ChangeKind)row.Int32(9, 1),
        Files = row.List(10, static (ref item) => item.Text()),
        Owners = row.Has(11) ? row.Map(11, static (ref item) => PersonJsonCodec.Read(item.Table())) : null,
        Score = row.Has(12) ? global::Trestle.Decimals.ToDecimal(row.Int128(12, 0UL), 4) : null,
        Table = row.Has(13) ? row.Uuid(13) : null,
        Notes = row.Has(14) ? row.Text(14) : "none",
        UnknownFields = row.Unknown(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14),
    };
}
