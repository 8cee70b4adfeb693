using System.Formats.Cbor;
using System.Numerics;
using Trestle.Codec.Tests.Generation;
using Trestle.Schema.Model;

namespace Trestle.Codec.Tests.Oracles;

public class CborTests
{
    const int RowsPerTable = 60;

    [Fact]
    public void What_is_written_is_what_the_canonical_writer_of_the_framework_writes()
    {
        ForRows((table, row, tree) => Assert.Equal(Convert.ToHexString(Encode(tree)), Convert.ToHexString(table.Write(row))));
    }

    [Fact]
    public void The_canonical_reader_of_the_framework_finds_nothing_wrong()
    {
        ForRows((table, row, _) =>
        {
            var reader = new CborReader(table.Write(row), CborConformanceMode.Canonical);
            reader.SkipValue();
            Assert.Equal(0, reader.BytesRemaining);
        });
    }

    [Fact]
    public void What_the_framework_wrote_is_read()
    {
        ForRows((table, row, tree) => Assert.Equal(row, table.Read(Encode(tree))));
    }

    [Fact]
    public void Python_writes_the_same_bytes_and_reads_the_same_values()
    {
        var lines = new List<string>();
        ForRows((table, row, tree) => lines.Add($"{Convert.ToHexString(table.Write(row))} {PythonText.Of(tree)}"));

        // The interpreter of the system: the package is installed for that one.
        var report = Tool.Run("/usr/bin/python3", "apt-get install python3 python3-cbor2", ["-c", PythonText.Program], Path.GetTempPath(), string.Join('\n', lines));

        Assert.Equal($"{lines.Count} rows", report.Trim());
    }

    static void ForRows(Action<GeneratedTable, object, SortedDictionary<int, object>> test)
    {
        var random = new Random(4);
        foreach (var table in Generated.In(Serialization.Cbor))
        {
            for (var i = 0; i < RowsPerTable; i++)
            {
                var row = table.Row(random);
                test(table, row, new StoredTree(table.Schema).Row(row, table.Table.Fields));
            }
        }
    }

    static byte[] Encode(object tree)
    {
        var writer = new CborWriter(CborConformanceMode.Canonical);
        Write(writer, tree);
        return writer.Encode();
    }

    static void Write(CborWriter writer, object value)
    {
        switch (value)
        {
            case bool flag:
                writer.WriteBoolean(flag);
                break;
            case BigInteger number:
                Write(writer, number);
                break;
            case double number:
                Write(writer, number);
                break;
            case string text:
                writer.WriteTextString(text);
                break;
            case Document document:
                writer.WriteTextString(document.Value.ToString());
                break;
            case byte[] bytes:
                writer.WriteByteString(bytes);
                break;
            case Guid uuid:
                writer.WriteByteString(uuid.ToByteArray(bigEndian: true));
                break;
            case List<object> list:
                writer.WriteStartArray(list.Count);
                list.ForEach(item => Write(writer, item));
                writer.WriteEndArray();
                break;
            case Dictionary<string, object> map:
                writer.WriteStartMap(map.Count);
                foreach (var (key, item) in map)
                {
                    writer.WriteTextString(key);
                    Write(writer, item);
                }
                writer.WriteEndMap();
                break;
            case SortedDictionary<int, object> row:
                writer.WriteStartMap(row.Count);
                foreach (var (tag, item) in row)
                {
                    writer.WriteInt32(tag);
                    Write(writer, item);
                }
                writer.WriteEndMap();
                break;
        }
    }

    static void Write(CborWriter writer, BigInteger number)
    {
        if (number > ulong.MaxValue || -1 - number > ulong.MaxValue)
            writer.WriteBigInteger(number);
        else if (number.Sign >= 0)
            writer.WriteUInt64((ulong)number);
        else
            writer.WriteCborNegativeIntegerRepresentation((ulong)(-1 - number));
    }

    // The framework keeps the sign of a NaN; the deterministic form has only one NaN.
    static void Write(CborWriter writer, double number)
    {
        if (double.IsNaN(number))
            writer.WriteEncodedValue(new byte[] { 0xf9, 0x7e, 0x00 });
        else
            writer.WriteDouble(number);
    }
}
