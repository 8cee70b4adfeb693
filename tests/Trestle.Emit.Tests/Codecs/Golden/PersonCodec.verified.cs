/// <summary>The serialized form of <see cref="Person"/>.</summary>
static class PersonFlatCodec
{
    // The vtable, which names for each slot the place of its field, and the distance to it with which a table begins.
    static global::System.ReadOnlySpan<byte> Head => [10, 0, 8, 0, 4, 0, 0, 0, 0, 0, 10, 0, 0, 0];

    public static int MaxSize(Person? row) => row is null ? 0 : checked(
        58 + row.UnknownFields.MaxSize
        + global::Trestle.Codecs.FlatWriter.MaxText(row.Name)
        + global::Trestle.Codecs.FlatWriter.MaxText(row.Email)
    );

    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    public static void Write(Person row, ref global::Trestle.Codecs.FlatWriter to, int at)
    {
        var table = to.Table(at, Head, 4, 16, row.UnknownFields);
        var at2 = row.Email is null ? 0 : to.Reserve(table, 2, 4, 4);
        to.Close(table, row.UnknownFields);
        to.Text(table + 4, row.Name);
        if (row.Email is { } v2) to.Text(at2, v2);
    }

    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    public static Person Read(global::Trestle.Codecs.FlatReader row) => new()
    {
        Name = row.Text(0),
        Email = row.Has(2) ? row.Text(2) : null,
        UnknownFields = row.Unknown(3, 1),
    };
}

/// <summary>The serialized form of <see cref="Person"/>.</summary>
static class PersonCborCodec
{
    public static int MaxSize(Person? row) => row is null ? 0 : checked(
        58 + row.UnknownFields.MaxSize
        + global::Trestle.Codecs.CborWriter.MaxText(row.Name)
        + global::Trestle.Codecs.CborWriter.MaxText(row.Email)
    );

    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    public static global::Trestle.Codecs.CborWriter Write(Person row, global::Trestle.Codecs.CborWriter to)
    {
        var outer = to.Begin(1 + (row.Email is null ? 0 : 1), row.UnknownFields);
        to.Key(1); to.Text(row.Name);
        if (row.Email is { } v3) { to.Key(3); to.Text(v3); }
        to.End(outer);
        return to;
    }

    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    public static Person Read(global::Trestle.Codecs.CborReader row) => new()
    {
        Name = row.Text(1),
        Email = row.Has(3) ? row.Text(3) : null,
        UnknownFields = row.Unknown(1, 3),
    };
}

/// <summary>The serialized form of <see cref="Person"/>.</summary>
static class PersonJsonCodec
{
    public static int MaxSize(Person? row) => row is null ? 0 : checked(
        112 + row.UnknownFields.MaxSize
        + global::Trestle.Codecs.JsonWriter.MaxText(row.Name)
        + global::Trestle.Codecs.JsonWriter.MaxText(row.Email)
    );

    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    public static global::Trestle.Codecs.JsonWriter Write(Person row, global::Trestle.Codecs.JsonWriter to)
    {
        var outer = to.Begin(row.UnknownFields);
        to.Key(1); to.Text(row.Name);
        if (row.Email is { } v3) { to.Key(3); to.Text(v3); }
        to.End(outer);
        return to;
    }

    [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    public static Person Read(global::Trestle.Codecs.JsonReader row) => new()
    {
        Name = row.Text(1),
        Email = row.Has(3) ? row.Text(3) : null,
        UnknownFields = row.Unknown(1, 3),
    };
}
