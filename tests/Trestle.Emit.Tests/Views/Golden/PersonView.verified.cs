/// <summary>A stored <see cref="Person"/>, read where it lies: valid as long as the row's view.</summary>
public readonly ref struct PersonView
{
    readonly global::Trestle.Codecs.FlatReader row;

    internal PersonView(global::Trestle.Codecs.FlatReader row) => this.row = row;

    /// <summary>The field <c>name</c>. Decoded anew by each call.</summary>
    public string Name => row.Text(0);

    /// <summary>The field <c>name</c>. As UTF-8, not copied.</summary>
    public global::System.ReadOnlySpan<byte> NameUtf8 => row.Utf8(0);

    /// <summary>The field <c>email</c>. Decoded anew by each call.</summary>
    public string? Email => row.Has(2) ? row.Text(2) : null;

    /// <summary>The field <c>email</c>. As UTF-8, not copied.</summary>
    public global::System.ReadOnlySpan<byte> EmailUtf8 => row.Has(2) ? row.Utf8(2) : default;

    /// <summary>Whether <c>email</c> is not null.</summary>
    public bool HasEmail => row.Has(2);

    /// <summary>The whole as a record of its own, which outlives the view.</summary>
    public Person ToRecord() => PersonFlatCodec.Read(row);
}

/// <summary>A stored <see cref="Person"/>, read where it lies: valid as long as the row's view.</summary>
public readonly ref struct PersonCborView
{
    // The reader moves as it reads: being readonly, each use is of a copy that stands at the beginning.
    readonly global::Trestle.Codecs.CborReader row;

    internal PersonCborView(global::Trestle.Codecs.CborReader row) => this.row = row;

    /// <summary>The field <c>name</c>. Decoded anew by each call.</summary>
    public string Name => row.Text(1);

    /// <summary>The field <c>name</c>. As UTF-8, not copied.</summary>
    public global::System.ReadOnlySpan<byte> NameUtf8 => row.Utf8(1);

    /// <summary>The field <c>email</c>. Decoded anew by each call.</summary>
    public string? Email => row.Has(3) ? row.Text(3) : null;

    /// <summary>The field <c>email</c>. As UTF-8, not copied.</summary>
    public global::System.ReadOnlySpan<byte> EmailUtf8 => row.Has(3) ? row.Utf8(3) : default;

    /// <summary>Whether <c>email</c> is not null.</summary>
    public bool HasEmail => row.Has(3);

    /// <summary>The whole as a record of its own, which outlives the view.</summary>
    public Person ToRecord() => PersonCborCodec.Read(row);
}

/// <summary>A stored <see cref="Person"/>, read where it lies: valid as long as the row's view.</summary>
public readonly ref struct PersonJsonView
{
    // The reader moves as it reads: being readonly, each use is of a copy that stands at the beginning.
    readonly global::Trestle.Codecs.JsonReader row;

    internal PersonJsonView(global::Trestle.Codecs.JsonReader row) => this.row = row;

    /// <summary>The field <c>name</c>. Decoded anew by each call.</summary>
    public string Name => row.Text(1);

    /// <summary>The field <c>name</c>. As UTF-8, not copied.</summary>
    public global::System.ReadOnlySpan<byte> NameUtf8 => row.Utf8(1);

    /// <summary>The field <c>email</c>. Decoded anew by each call.</summary>
    public string? Email => row.Has(3) ? row.Text(3) : null;

    /// <summary>The field <c>email</c>. As UTF-8, not copied.</summary>
    public global::System.ReadOnlySpan<byte> EmailUtf8 => row.Has(3) ? row.Utf8(3) : default;

    /// <summary>Whether <c>email</c> is not null.</summary>
    public bool HasEmail => row.Has(3);

    /// <summary>The whole as a record of its own, which outlives the view.</summary>
    public Person ToRecord() => PersonJsonCodec.Read(row);
}
