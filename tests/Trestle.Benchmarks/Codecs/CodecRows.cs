using Trestle.Benchmarks.Data;

namespace Trestle.Benchmarks.Codecs;

/// <summary>The same row as the record of another table.</summary>
internal static class CodecRows
{
    public static FlatEvent Flat(Event row) => new()
    {
        Id = row.Id,
        Account = row.Account,
        At = row.At,
        Serial = row.Serial,
        Kind = row.Kind,
        Amount = row.Amount,
        Title = row.Title,
        Note = row.Note,
    };

    public static CborEvent Cbor(Event row) => new()
    {
        Id = row.Id,
        Account = row.Account,
        At = row.At,
        Serial = row.Serial,
        Kind = row.Kind,
        Amount = row.Amount,
        Title = row.Title,
        Note = row.Note,
    };

    public static JsonEvent Json(Event row) => new()
    {
        Id = row.Id,
        Account = row.Account,
        At = row.At,
        Serial = row.Serial,
        Kind = row.Kind,
        Amount = row.Amount,
        Title = row.Title,
        Note = row.Note,
    };
}
