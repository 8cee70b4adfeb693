/// <summary>The serialized form of <see cref="Commit"/>.</summary>
static class CommitCodec
{
    public static int Write(Commit row, global::System.Span<byte> to)
    {
        var writer = global::Trestle.Codecs.FlatWriter.Over(to);
        Write(row, ref writer, 0);
        return writer.Length;
    }

    public static Commit Read(global::System.ReadOnlySpan<byte> value)
    {
        var budget = global::Trestle.Codecs.FlatReader.Budget(value);
        return Read(global::Trestle.Codecs.FlatReader.Over(value, 10, ref budget));
    }

    // The vtable, which names for each slot the place of its field, and the distance to it with which a table begins.
    static global::System.ReadOnlySpan<byte> Head => [34, 0, 64, 0, 4, 0, 44, 0, 20, 0, 12, 0, 24, 0, 0, 0, 28, 0, 0, 0, 0, 0, 32, 0, 36, 0, 0, 0, 0, 0, 0, 0, 40, 0, 34, 0, 0, 0];

    public static int MaxSize(Commit? row) => row is null ? 0 : checked(
        186 + row.UnknownFields.MaxSize
        + PersonFlatCodec.MaxSize(row.Author)
        + global::Trestle.Codecs.FlatWriter.MaxText(row.Subject)
        + global::Trestle.Codecs.FlatWriter.MaxText(row.Body)
        + global::Trestle.Codecs.FlatWriter.MaxList(row.Files, 4, static item => global::Trestle.Codecs.FlatWriter.MaxText(item))
        + global::Trestle.Codecs.FlatWriter.MaxMap(row.Owners, 4, static item => PersonFlatCodec.MaxSize(item))
        + global::Trestle.Codecs.FlatWriter.MaxText(row.Notes)
    );

    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    public static void Write(Commit row, ref global::Trestle.Codecs.FlatWriter to, int at)
    {
        var table = to.Table(at, Head, 60, 120, row.UnknownFields);
        to.Int64(table + 4, row.Version);
        to.Int64(table + 12, global::Trestle.Micros.FromTimestamp(row.CommittedAt));
        to.Int32(table + 28, row.Churn);
        to.Int32(table + 32, (int)row.Kind);
        to.FixedBytes(table + 44, row.Hash.Span, 20);
        if (row.Score is { } v12) to.Int128(to.Reserve(table, 12, 16, 8), global::Trestle.Decimals.ToScaled128(v12, 4));
        var at5 = row.Body is null ? 0 : to.Reserve(table, 5, 4, 4);
        var at11 = row.Owners is null ? 0 : to.Reserve(table, 11, 4, 4);
        if (row.Table is { } v13) to.Uuid(to.Reserve(table, 13, 16, 1), v13);
        to.Close(table, row.UnknownFields);
        PersonFlatCodec.Write(row.Author, ref to, table + 20);
        to.Text(table + 24, row.Subject);
        if (row.Body is { } v5) to.Text(at5, v5);
        to.List(table + 36, row.Files, 4, 4, static (ref to, at, item) => to.Text(at, item));
        if (row.Owners is { } v11) to.Map(at11, v11, 4, static (ref to, at, item) => PersonFlatCodec.Write(item, ref to, at));
        to.Text(table + 40, row.Notes);
    }

    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    public static Commit Read(global::Trestle.Codecs.FlatReader row) => new()
    {
        Version = row.Int64(0, 0),
        Hash = new global::Trestle.Bytes(row.FixedBytes(1, 20)),
        Author = PersonFlatCodec.Read(row.Table(2)),
        CommittedAt = global::Trestle.Micros.ToTimestamp(row.Int64(3, 0)),
        Subject = row.Text(4),
        Body = row.Has(5) ? row.Text(5) : null,
        Churn = row.Int32(6, 0),
        Kind = (ChangeKind)row.Int32(9, 1),
        Files = row.List(10, 4, static (ref item) => item.Text()),
        Owners = row.Has(11) ? row.Map(11, 4, static (ref item) => PersonFlatCodec.Read(item.Table())) : null,
        Score = row.Has(12) ? global::Trestle.Decimals.ToDecimal(row.Int128(12, 0UL), 4) : null,
        Table = row.Has(13) ? row.Uuid(13) : null,
        Notes = row.Has(14) ? row.Text(14) : "none",
        UnknownFields = row.Unknown(15),
    };
}
