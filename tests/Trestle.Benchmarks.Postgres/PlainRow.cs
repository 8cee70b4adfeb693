using Trestle.Benchmarks.Data;
using Trestle.Benchmarks.Peers;

namespace Trestle.Benchmarks.Postgres;

/// <summary>A row in the driver's own types.</summary>
internal sealed class PlainRow : IPlainRow
{
    public Guid Id { get; set; }

    public Guid Account { get; set; }

    public DateTime At { get; set; }

    public long Serial { get; set; }

    public int Kind { get; set; }

    public decimal Amount { get; set; }

    public string Title { get; set; } = "";

    public string? Note { get; set; }

    public static PlainRow Of(Event row) => new()
    {
        Id = row.Id,
        Account = row.Account,
        At = row.At.UtcDateTime,
        Serial = row.Serial,
        Kind = row.Kind,
        Amount = row.Amount,
        Title = row.Title,
        Note = row.Note,
    };
}
