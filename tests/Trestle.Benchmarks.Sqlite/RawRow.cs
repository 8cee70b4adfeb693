using System.Text;
using Trestle.Benchmarks.Data;

namespace Trestle.Benchmarks.Sqlite;

/// <summary>A row as a C program has it: text is UTF-8 already.</summary>
internal sealed record RawRow(byte[] Id, byte[] Account, long At, long Serial, int Kind, long Amount, byte[] Title, byte[]? Note)
{
    public static RawRow Of(Event row)
    {
        var plain = PlainRow.Of(row);
        return new(
            plain.Id, plain.Account, plain.At, plain.Serial, plain.Kind, plain.Amount, Encoding.UTF8.GetBytes(plain.Title),
            plain.Note is null ? null : Encoding.UTF8.GetBytes(plain.Note));
    }
}
