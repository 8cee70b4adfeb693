using Trestle.Benchmarks.Data;
using Trestle.Benchmarks.Peers;

namespace Trestle.Benchmarks.Sqlite;

/// <summary>
/// A row as the columns hold it, so that nobody but us has a value to convert: what a mapper does best.
/// </summary>
internal sealed class PlainRow : IPlainRow
{
    public byte[] Id { get; set; } = [];

    public byte[] Account { get; set; } = [];

    public long At { get; set; }

    public long Serial { get; set; }

    public int Kind { get; set; }

    public long Amount { get; set; }

    public string Title { get; set; } = "";

    public string? Note { get; set; }

    public static PlainRow Of(Event row) => new()
    {
        Id = row.Id.ToByteArray(bigEndian: true),
        Account = row.Account.ToByteArray(bigEndian: true),
        At = (row.At.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / TimeSpan.TicksPerMicrosecond,
        Serial = row.Serial,
        Kind = row.Kind,
        Amount = (long)(row.Amount * 100),
        Title = row.Title,
        Note = row.Note,
    };
}
