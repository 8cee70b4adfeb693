using System.Formats.Cbor;
using Trestle.Benchmarks.Data;

namespace Trestle.Benchmarks.Codecs;

/// <summary>The same CBOR by hand with what the framework has.</summary>
internal sealed class FrameworkCbor
{
    readonly CborWriter writer = new(CborConformanceMode.Lax);

    public int Encode(CborEvent row, byte[] to)
    {
        writer.Reset();
        writer.WriteStartMap(row.Note is null ? 7 : 8);
        WriteUuid(1, row.Id);
        WriteUuid(2, row.Account);
        WriteNumber(3, Micros.FromTimestamp(row.At));
        WriteNumber(4, row.Serial);
        WriteNumber(5, row.Kind);
        WriteNumber(6, (long)(row.Amount * 100));
        writer.WriteInt32(7);
        writer.WriteTextString(row.Title);
        if (row.Note is { } note)
        {
            writer.WriteInt32(8);
            writer.WriteTextString(note);
        }

        writer.WriteEndMap();
        return writer.Encode(to);
    }

    public static CborEvent Decode(byte[] value)
    {
        var reader = new CborReader(value, CborConformanceMode.Lax);
        var (id, account, at, serial, kind, amount, title, note) = (Guid.Empty, Guid.Empty, 0L, 0L, 0, 0L, "", (string?)null);
        for (var left = reader.ReadStartMap(); left > 0; left--)
        {
            switch (reader.ReadInt32())
            {
                case 1: id = ReadUuid(reader); break;
                case 2: account = ReadUuid(reader); break;
                case 3: at = reader.ReadInt64(); break;
                case 4: serial = reader.ReadInt64(); break;
                case 5: kind = reader.ReadInt32(); break;
                case 6: amount = reader.ReadInt64(); break;
                case 7: title = reader.ReadTextString(); break;
                case 8: note = reader.ReadTextString(); break;
                default: reader.SkipValue(); break;
            }
        }

        reader.ReadEndMap();
        return new CborEvent
        {
            Id = id,
            Account = account,
            At = Micros.ToTimestamp(at),
            Serial = serial,
            Kind = kind,
            Amount = amount / 100m,
            Title = title,
            Note = note,
        };
    }

    static Guid ReadUuid(CborReader reader) => new(reader.ReadDefiniteLengthByteString().Span, bigEndian: true);

    void WriteUuid(int key, Guid value)
    {
        Span<byte> bytes = stackalloc byte[16];
        value.TryWriteBytes(bytes, bigEndian: true, out _);
        writer.WriteInt32(key);
        writer.WriteByteString(bytes);
    }

    void WriteNumber(int key, long value)
    {
        writer.WriteInt32(key);
        writer.WriteInt64(value);
    }
}
