using Trestle.Lmdb;
using Trestle.Postgres;
using Trestle.Sqlite;
using Trestle.Storage;

namespace Trestle.Tool.Stores;

/// <summary>Where a store is: <c>lmdb:path</c>, <c>sqlite:path</c>, <c>postgres:connection string</c>, or the path of a file that tells its kind.</summary>
/// <param name="Sort">The kind of store.</param>
/// <param name="Location">The path, or the connection string, which may hold a password and is never shown.</param>
sealed record StoreAddress(StoreSort Sort, string Location)
{
    /// <summary>How addresses are written, for help texts.</summary>
    public const string Form = "lmdb:PATH, sqlite:PATH, postgres:CONNECTION-STRING, or the PATH of a file that is there";

    static readonly (string Prefix, StoreSort Sort)[] Prefixes =
        [("lmdb:", StoreSort.Lmdb), ("sqlite:", StoreSort.Sqlite), ("postgres:", StoreSort.Postgres), ("postgresql:", StoreSort.Postgres)];

    /// <summary>What messages call the store.</summary>
    public string Place => Sort == StoreSort.Postgres ? At(isReadOnly: false).ToString()! : $"'{Location}'";

    /// <summary>Whether the store is a file that is not there yet.</summary>
    public bool IsMissingFile => Sort != StoreSort.Postgres && !File.Exists(Location);

    /// <summary>Reads an address. Throws <see cref="UsageException"/> when it is none, or leads to a file of another program.</summary>
    public static StoreAddress Parse(string text)
    {
        foreach (var (prefix, sort) in Prefixes)
        {
            if (text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
                return Checked(sort, text[prefix.Length..]);
        }
        if (Directory.Exists(text))
            throw new UsageException($"'{text}' is a folder. Give the path of a file in it.");
        if (!File.Exists(text))
            throw new UsageException($"There is no file '{text}'. Give a store as {Form}.");
        return new(FileKind.Of(text) ?? throw NoStore(text), text);
    }

    /// <summary>The store. Throws <see cref="UsageException"/> when a file that must be there is not, or is of another kind.</summary>
    public Store ToStore(bool isReadOnly)
    {
        if (isReadOnly)
            RequireFile();
        if (Sort != StoreSort.Postgres && File.Exists(Location) && new FileInfo(Location).Length > 0 && FileKind.Of(Location) != Sort)
            throw FileKind.Of(Location) is { } other
                ? new UsageException($"'{Location}' is a file of {Name(other)}, not of {Name(Sort)}. Give its path without a prefix, or another one.")
                : NoStore(Location);
        return At(isReadOnly);
    }

    /// <summary>The store, to write to. Throws <see cref="UsageException"/> when it is a file that is not there, or one of another kind.</summary>
    public Store ToExistingStore()
    {
        RequireFile();
        return ToStore(isReadOnly: false);
    }

    /// <summary>Throws <see cref="UsageException"/> when the store is a file that is not there.</summary>
    public void RequireFile()
    {
        if (IsMissingFile)
            throw new UsageException($"There is no file '{Location}'. Correct the path.");
    }

    /// <summary>Removes the files of a store that is closed.</summary>
    public void DeleteFiles()
    {
        foreach (var ending in (string[])["", "-lock", "-wal", "-shm"])
            File.Delete(Location + ending);
    }

    Store At(bool isReadOnly) => Sort switch
    {
        StoreSort.Lmdb => LmdbStore.At(Location, LmdbOptions.Default with { ReadOnly = isReadOnly }),
        StoreSort.Sqlite => SqliteStore.At(Location, SqliteOptions.Default with { ReadOnly = isReadOnly }),
        _ => PostgresStore.At(Location),
    };

    static StoreAddress Checked(StoreSort sort, string location)
    {
        if (string.IsNullOrWhiteSpace(location))
            throw new UsageException($"The store's address ends behind the kind of store. Give a store as {Form}.");
        var address = new StoreAddress(sort, location);
        try
        {
            address.At(isReadOnly: false);
            return address;
        }
        catch (ArgumentException error)
        {
            throw new UsageException(error is { ParamName: { } name } ? error.Message.Replace($" (Parameter '{name}')", "") : error.Message);
        }
    }

    static UsageException NoStore(string path) =>
        new($"'{path}' is a file of another program: neither of LMDB nor of SQLite. Give a store as {Form}.");

    static string Name(StoreSort sort) => sort switch { StoreSort.Lmdb => "LMDB", StoreSort.Sqlite => "SQLite", _ => "PostgreSQL" };
}
