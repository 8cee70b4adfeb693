
/// <summary>Reads the table <c>accounts</c>: Who owns things. On two lines. Declared in <c>everything.schema.yaml</c>.</summary>
[global::Trestle.Layout.TableAccessor("accounts", "everything.schema.yaml")]
public sealed class AccountReader : global::Trestle.Tables.TableReader<AccountLayout, Account, global::System.Guid, AccountView>
{
    internal AccountReader(global::Trestle.Storage.StoreTransaction transaction) : base(transaction) { }

    /// <summary>Ranges of the primary key, in its order.</summary>
    public AccountByKeyIndex ByKey => field ??= new(Transaction);

    /// <summary>The unique index <c>ByEmail</c> by <c>email</c>.</summary>
    public AccountByEmailIndex ByEmail => field ??= new(Transaction);

    /// <summary>Nulls never collide. The unique index <c>ByNickname</c> by <c>nickname</c>.</summary>
    public AccountByNicknameIndex ByNickname => field ??= new(Transaction);

    /// <summary>The index <c>ByScore</c> by <c>score desc, email</c>. Its entries carry <c>nickname</c> along.</summary>
    public AccountByScoreIndex ByScore => field ??= new(Transaction);
}

/// <summary>Reads and writes the table <c>accounts</c>: Who owns things. On two lines. Declared in <c>everything.schema.yaml</c>.</summary>
[global::Trestle.Layout.TableAccessor("accounts", "everything.schema.yaml")]
public sealed class AccountTable : global::Trestle.Tables.TableWriter<AccountLayout, Account, global::System.Guid, AccountView>
{
    internal AccountTable(global::Trestle.Storage.StoreTransaction transaction) : base(transaction) { }

    /// <summary>Ranges of the primary key, in its order.</summary>
    public AccountByKeyIndex ByKey => field ??= new(Transaction);

    /// <summary>The unique index <c>ByEmail</c> by <c>email</c>.</summary>
    public AccountByEmailIndex ByEmail => field ??= new(Transaction);

    /// <summary>Nulls never collide. The unique index <c>ByNickname</c> by <c>nickname</c>.</summary>
    public AccountByNicknameIndex ByNickname => field ??= new(Transaction);

    /// <summary>The index <c>ByScore</c> by <c>score desc, email</c>. Its entries carry <c>nickname</c> along.</summary>
    public AccountByScoreIndex ByScore => field ??= new(Transaction);

    /// <summary>Adds to <c>score</c> and returns the sum; null without such a row.</summary>
    public int? IncrementScore(global::System.Guid key, long by = 1) =>
        Patch(key, new AccountPatch().AddScore(by))?.Score;

    /// <summary>As <c>IncrementScore</c>, without blocking while a server answers.</summary>
    public async global::System.Threading.Tasks.ValueTask<int?> IncrementScoreAsync(
        global::System.Guid key, long by = 1, global::System.Threading.CancellationToken cancellationToken = default) =>
        (await PatchAsync(key, new AccountPatch().AddScore(by), cancellationToken).ConfigureAwait(false))?.Score;
}

/// <summary>The primary key of <c>accounts</c>, for ranges in its order.</summary>
[global::Trestle.Layout.IndexAccessor("accounts", "", "id")]
public sealed class AccountByKeyIndex : global::Trestle.Tables.IndexReader<AccountLayout, Account, global::System.Guid, AccountView>
{
    internal AccountByKeyIndex(global::Trestle.Storage.StoreTransaction transaction) : base(transaction, -1) { }

    /// <summary>The rows with this <c>id</c>, in order.</summary>
    public AccountRowQuery Prefix(global::System.Guid id) =>
        Query(global::Trestle.Layout.KeyRange.Prefix(Encode(id), 1));

    /// <summary>The rows with <c>id</c> in [from, to), in order. A bound that is null is none.</summary>
    public AccountRowQuery Range(global::System.Guid? from, global::System.Guid? to) =>
        Query(global::Trestle.Layout.KeyRange.HalfOpen(
            null, 0,
            from is { } low ? Encode(low) : null,
            to is { } high ? Encode(high) : null,
            false));

    /// <summary>The rows with <c>id</c> in [first, last], both included, in order.</summary>
    public AccountRowQuery Between(global::System.Guid first, global::System.Guid last) =>
        Query(global::Trestle.Layout.KeyRange.Closed(
            Encode(first), Encode(last),
            1, false));

    static byte[] Encode(global::System.Guid id)
    {
        var writer = new global::Trestle.Keys.KeyWriter(stackalloc byte[16]);
        writer.Uuid(id);
        return writer.ToArray();
    }
}

/// <summary>The unique index <c>ByEmail</c> by <c>email</c>.</summary>
[global::Trestle.Layout.IndexAccessor("accounts", "ByEmail", "email")]
public sealed class AccountByEmailIndex : global::Trestle.Tables.UniqueIndexReader<AccountLayout, Account, global::System.Guid, AccountView>
{
    internal AccountByEmailIndex(global::Trestle.Storage.StoreTransaction transaction) : base(transaction, 0) { }

    /// <summary>The row with these values, or null.</summary>
    public Account? Get(string email) =>
        Find(Write(stackalloc byte[global::Trestle.Keys.KeyWriter.BufferSize], email), out var row) ? row : null;

    /// <summary>Finds the row with these values.</summary>
    public bool TryGet(string email, [global::System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Account? row) =>
        Find(Write(stackalloc byte[global::Trestle.Keys.KeyWriter.BufferSize], email), out row);

    /// <summary>
    /// Lays a view over the stored row with these values, without copying it. It is valid until the transaction writes or ends.
    /// </summary>
    public bool TryView(string email, out AccountView view) =>
        FindView(Write(stackalloc byte[global::Trestle.Keys.KeyWriter.BufferSize], email), out view);

    /// <summary>Whether there is a row with these values.</summary>
    public bool Exists(string email) =>
        FindExists(Write(stackalloc byte[global::Trestle.Keys.KeyWriter.BufferSize], email));

    /// <summary>As <c>Get</c>, without blocking while a server answers.</summary>
    public global::System.Threading.Tasks.ValueTask<Account?> GetAsync(string email, global::System.Threading.CancellationToken cancellationToken = default) =>
        FindAsync(Write(stackalloc byte[global::Trestle.Keys.KeyWriter.BufferSize], email), cancellationToken);

    /// <summary>As <c>Exists</c>, without blocking while a server answers.</summary>
    public global::System.Threading.Tasks.ValueTask<bool> ExistsAsync(string email, global::System.Threading.CancellationToken cancellationToken = default) =>
        FindExistsAsync(Write(stackalloc byte[global::Trestle.Keys.KeyWriter.BufferSize], email), cancellationToken);

    static global::System.ReadOnlySpan<byte> Write(global::System.Span<byte> to, string email)
    {
        var writer = new global::Trestle.Keys.KeyWriter(to);
        writer.Text(email);
        return writer.Written;
    }

    /// <summary>The rows with this <c>email</c>, in order.</summary>
    public AccountRowQuery Prefix(string email) =>
        Query(global::Trestle.Layout.KeyRange.Prefix(Encode(email), 1));

    /// <summary>The rows with <c>email</c> in [from, to), in order. A bound that is null is none.</summary>
    public AccountRowQuery Range(string? from, string? to) =>
        Query(global::Trestle.Layout.KeyRange.HalfOpen(
            null, 0,
            from is { } low ? Encode(low) : null,
            to is { } high ? Encode(high) : null,
            false));

    /// <summary>The rows with <c>email</c> in [first, last], both included, in order.</summary>
    public AccountRowQuery Between(string first, string last) =>
        Query(global::Trestle.Layout.KeyRange.Closed(
            Encode(first), Encode(last),
            1, false));

    static byte[] Encode(string email)
    {
        var writer = new global::Trestle.Keys.KeyWriter(stackalloc byte[global::Trestle.Keys.KeyWriter.BufferSize]);
        writer.Text(email);
        return writer.ToArray();
    }
}

/// <summary>Nulls never collide. The unique index <c>ByNickname</c> by <c>nickname</c>.</summary>
[global::Trestle.Layout.IndexAccessor("accounts", "ByNickname", "nickname")]
public sealed class AccountByNicknameIndex : global::Trestle.Tables.UniqueIndexReader<AccountLayout, Account, global::System.Guid, AccountView>
{
    internal AccountByNicknameIndex(global::Trestle.Storage.StoreTransaction transaction) : base(transaction, 1) { }

    /// <summary>The row with these values, or null.</summary>
    public Account? Get(string nickname) =>
        Find(Write(stackalloc byte[global::Trestle.Keys.KeyWriter.BufferSize], nickname), out var row) ? row : null;

    /// <summary>Finds the row with these values.</summary>
    public bool TryGet(string nickname, [global::System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Account? row) =>
        Find(Write(stackalloc byte[global::Trestle.Keys.KeyWriter.BufferSize], nickname), out row);

    /// <summary>
    /// Lays a view over the stored row with these values, without copying it. It is valid until the transaction writes or ends.
    /// </summary>
    public bool TryView(string nickname, out AccountView view) =>
        FindView(Write(stackalloc byte[global::Trestle.Keys.KeyWriter.BufferSize], nickname), out view);

    /// <summary>Whether there is a row with these values.</summary>
    public bool Exists(string nickname) =>
        FindExists(Write(stackalloc byte[global::Trestle.Keys.KeyWriter.BufferSize], nickname));

    /// <summary>As <c>Get</c>, without blocking while a server answers.</summary>
    public global::System.Threading.Tasks.ValueTask<Account?> GetAsync(string nickname, global::System.Threading.CancellationToken cancellationToken = default) =>
        FindAsync(Write(stackalloc byte[global::Trestle.Keys.KeyWriter.BufferSize], nickname), cancellationToken);

    /// <summary>As <c>Exists</c>, without blocking while a server answers.</summary>
    public global::System.Threading.Tasks.ValueTask<bool> ExistsAsync(string nickname, global::System.Threading.CancellationToken cancellationToken = default) =>
        FindExistsAsync(Write(stackalloc byte[global::Trestle.Keys.KeyWriter.BufferSize], nickname), cancellationToken);

    static global::System.ReadOnlySpan<byte> Write(global::System.Span<byte> to, string nickname)
    {
        var writer = new global::Trestle.Keys.KeyWriter(to);
        writer.Present(true);
        writer.Text(nickname);
        return writer.Written;
    }

    /// <summary>The rows with this <c>nickname</c>, in order. Null is a value here.</summary>
    public AccountRowQuery Prefix(string? nickname) =>
        Query(global::Trestle.Layout.KeyRange.Prefix(Encode(nickname), 1));

    /// <summary>The rows with <c>nickname</c> in [from, to), in order. A bound that is null is none. Null is less than every value.</summary>
    public AccountRowQuery Range(string? from, string? to) =>
        Query(global::Trestle.Layout.KeyRange.HalfOpen(
            null, 0,
            from is { } low ? Encode(low) : null,
            to is { } high ? Encode(high) : null,
            false));

    /// <summary>The rows with <c>nickname</c> in [first, last], both included, in order.</summary>
    public AccountRowQuery Between(string first, string last) =>
        Query(global::Trestle.Layout.KeyRange.Closed(
            Encode(first), Encode(last),
            1, false));

    static byte[] Encode(string? nickname)
    {
        var writer = new global::Trestle.Keys.KeyWriter(stackalloc byte[global::Trestle.Keys.KeyWriter.BufferSize]);
        if (writer.Present(nickname is not null))
            writer.Text(nickname!);
        return writer.ToArray();
    }
}

/// <summary>The index <c>ByScore</c> by <c>score desc, email</c>. Its entries carry <c>nickname</c> along.</summary>
[global::Trestle.Layout.IndexAccessor("accounts", "ByScore", "score desc", "email")]
public sealed class AccountByScoreIndex : global::Trestle.Tables.IndexReader<AccountLayout, Account, global::System.Guid, AccountView>
{
    internal AccountByScoreIndex(global::Trestle.Storage.StoreTransaction transaction) : base(transaction, 2) { }

    /// <summary>The rows with this <c>score</c>, in order.</summary>
    public AccountRowQuery Prefix(int score) =>
        Query(global::Trestle.Layout.KeyRange.Prefix(Encode(score), 1));

    /// <summary>The rows with <c>score</c> in [from, to), in order. A bound that is null is none.</summary>
    public AccountRowQuery Range(int? from, int? to) =>
        Query(global::Trestle.Layout.KeyRange.HalfOpen(
            null, 0,
            from is { } low ? Encode(low) : null,
            to is { } high ? Encode(high) : null,
            true));

    /// <summary>The rows with <c>score</c> in [first, last], both included, in order.</summary>
    public AccountRowQuery Between(int first, int last) =>
        Query(global::Trestle.Layout.KeyRange.Closed(
            Encode(first), Encode(last),
            1, true));

    static byte[] Encode(int score)
    {
        var writer = new global::Trestle.Keys.KeyWriter(stackalloc byte[4]);
        writer.Int32(score, descending: true);
        return writer.ToArray();
    }

    /// <summary>The rows with these <c>score</c>, <c>email</c>, in order.</summary>
    public AccountRowQuery Prefix(int score, string email) =>
        Query(global::Trestle.Layout.KeyRange.Prefix(Encode(score, email), 2));

    /// <summary>The rows with this <c>score</c> and <c>email</c> in [from, to), in order. A bound that is null is none.</summary>
    public AccountRowQuery Range(int score, string? from, string? to) =>
        Query(global::Trestle.Layout.KeyRange.HalfOpen(
            Encode(score), 1,
            from is { } low ? Encode(score, low) : null,
            to is { } high ? Encode(score, high) : null,
            false));

    /// <summary>The rows with this <c>score</c> and <c>email</c> in [first, last], both included, in order.</summary>
    public AccountRowQuery Between(int score, string first, string last) =>
        Query(global::Trestle.Layout.KeyRange.Closed(
            Encode(score, first), Encode(score, last),
            2, false));

    static byte[] Encode(int score, string email)
    {
        var writer = new global::Trestle.Keys.KeyWriter(stackalloc byte[global::Trestle.Keys.KeyWriter.BufferSize]);
        writer.Int32(score, descending: true);
        writer.Text(email);
        return writer.ToArray();
    }
}

/// <summary>An entry of <see cref="AccountByScoreIndex"/>: what a query's <c>Entries&lt;AccountByScoreEntry&gt;()</c> gives without touching rows.</summary>
/// <param name="Score">The field <c>score</c>.</param>
/// <param name="Email">The field <c>email</c>.</param>
/// <param name="Nickname">The field <c>nickname</c>.</param>
/// <param name="Id">The field <c>id</c>.</param>
public readonly record struct AccountByScoreEntry(int Score, string Email, string? Nickname, global::System.Guid Id)
    : global::Trestle.Layout.IIndexEntry<AccountByScoreEntry>
{
    static global::System.Guid global::Trestle.Layout.IIndexEntry<AccountByScoreEntry>.Index => new("11111111-0000-4000-8000-000000000013");

    static AccountByScoreEntry global::Trestle.Layout.IIndexEntry<AccountByScoreEntry>.Read(global::System.ReadOnlySpan<byte> parts, global::System.ReadOnlySpan<byte> key, global::System.ReadOnlySpan<byte> included)
    {
        var fromParts = new global::Trestle.Keys.KeyReader(parts);
        var fromIncluded = new global::Trestle.Keys.KeyReader(included);
        var fromKey = new global::Trestle.Keys.KeyReader(key);
        int value0 = fromParts.Int32(descending: true);
        string value1 = fromParts.Text();
        string? value2 = fromIncluded.Present() ? fromIncluded.Text() : default(string?);
        global::System.Guid value3 = fromKey.Uuid();
        return fromKey.End(new AccountByScoreEntry(value0, value1, value2, value3));
    }
}

/// <summary>What a store must know of the rows of <c>accounts</c>. Stores call it; programs use the table.</summary>
[global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]
public readonly struct AccountLayout : global::Trestle.Layout.ITableLayout<Account, global::System.Guid>
{
    /// <inheritdoc/>
    public static global::Trestle.Layout.TableShape Shape =>
        global::Trestle.Generated.Tests.EverythingSchema.Shape.Table(new global::System.Guid("11111111-0000-4000-8000-000000000001"));

    /// <inheritdoc/>
    public static void Check(Account row) => AccountCheck.Check(row);

    /// <inheritdoc/>
    public static global::System.Guid KeyOf(Account row) => row.Id;

    /// <inheritdoc/>
    public static int WriteKey(global::System.Guid key, global::System.Span<byte> to)
    {
        var writer = new global::Trestle.Keys.KeyWriter(to);
        writer.Uuid(key);
        return writer.Length;
    }

    /// <inheritdoc/>
    public static global::System.Guid ReadKey(global::System.ReadOnlySpan<byte> key)
    {
        var reader = new global::Trestle.Keys.KeyReader(key);
        return reader.End(reader.Uuid());
    }

    /// <inheritdoc/>
    public static int MaxValueSize(Account row) => AccountCodec.MaxSize(row);

    /// <inheritdoc/>
    public static int WriteValue(Account row, global::System.Span<byte> to) => AccountCodec.Write(row, to);

    /// <inheritdoc/>
    public static Account ReadValue(global::System.ReadOnlySpan<byte> value) => AccountCodec.Read(value);

    /// <inheritdoc/>
    public static int WriteIndexKey(int index, global::System.ReadOnlySpan<byte> value, global::System.Span<byte> to, out bool hasNull)
    {
        hasNull = false;
        var row = AccountView.Over(value);
        var key = new global::Trestle.Keys.KeyWriter(to);
        switch (index)
        {
            case 0: // ByEmail
                key.Text(row.EmailUtf8);
                return key.Length;
            case 1: // ByNickname
                if (key.Present(row.HasNickname))
                    key.Text(row.NicknameUtf8);
                else
                    hasNull = true;
                return key.Length;
            case 2: // ByScore
                key.Int32(row.Score, descending: true);
                key.Text(row.EmailUtf8);
                return key.Length;
            default:
                throw new global::System.ArgumentOutOfRangeException(nameof(index));
        }
    }

    /// <inheritdoc/>
    public static int WriteIncluded(int index, global::System.ReadOnlySpan<byte> value, global::System.Span<byte> to)
    {
        var row = AccountView.Over(value);
        var key = new global::Trestle.Keys.KeyWriter(to);
        switch (index)
        {
            case 2: // ByScore
                if (key.Present(row.HasNickname))
                    key.Text(row.NicknameUtf8);
                return key.Length;
            default:
                throw new global::System.ArgumentOutOfRangeException(nameof(index));
        }
    }

    /// <inheritdoc/>
    public static int WriteReference(int reference, global::System.ReadOnlySpan<byte> value, global::System.Span<byte> to) => throw new global::System.ArgumentOutOfRangeException(nameof(reference));

    /// <inheritdoc/>
    public static Account ClearReference(int reference, Account row) => row;

    /// <inheritdoc/>
    public static Account WithGeneratedKey(Account row, global::Trestle.Layout.ISequence sequence) =>
        row.Id == default ? row with { Id = global::Trestle.UuidV7.Next() } : row;

    /// <inheritdoc/>
    public static long VersionOf(Account row) => row.Version;

    /// <inheritdoc/>
    public static Account WithVersion(Account row, long version) => row with { Version = version };

    /// <inheritdoc/>
    public static void Bind<TBinder>(Account row, ref TBinder to)
        where TBinder : global::Trestle.Layout.IColumnBinder, allows ref struct
    {
        to.Int64(row.Version);
        to.Uuid(row.Id);
        to.Text(row.Email);
        if (row.Nickname is { } value3)
            to.Text(value3);
        else
            to.Null();
        to.Int32(row.Score);
        if (row.Address is { } value5)
            to.Document(global::Trestle.Layout.ColumnDocument.Write(value5.Marshal()));
        else
            to.Null();
        to.Document(global::Trestle.Layout.ColumnDocument.Write(global::Trestle.Marshalling.Plain.List(row.Tags, global::Trestle.Marshalling.Plain.Value)));
    }

    /// <inheritdoc/>
    public static Account Read<TReader>(ref TReader from)
        where TReader : global::Trestle.Layout.IColumnReader, allows ref struct
    {
        return new Account
        {
            Version = from.Int64(),
            Id = from.Uuid(),
            Email = from.Text(),
            Nickname = from.TakeNull() ? null : from.Text(),
            Score = from.Int32(),
            Address = from.TakeNull() ? null : global::Trestle.Layout.ColumnDocument.Read(from.Document(), static value => global::Trestle.Marshalling.PlainNested.Struct(value, global::Trestle.Generated.Tests.Address.Unmarshal)),
            Tags = global::Trestle.Layout.ColumnDocument.Read(from.Document(), static value => global::Trestle.Marshalling.PlainNested.List(value, global::Trestle.Marshalling.PlainValue.Text)),
        };
    }
}
