using System.Globalization;
using System.Numerics;
using System.Text.Json;
using Trestle.Codec.Tests.Generation;
using Trestle.Schema.Model;

namespace Trestle.Codec.Tests.Oracles;

public class JsonTests
{
    const int RowsPerTable = 60;

    [Fact]
    public void What_is_written_is_what_the_writer_of_the_framework_writes()
    {
        ForRows((table, row, tree) => Assert.Equal(Canonical(Encode(tree, indented: false)), Canonical(table.Write(row))));
    }

    [Fact]
    public void What_is_written_is_as_short_as_json_can_be()
    {
        ForRows((table, row, _) =>
        {
            var written = table.Write(row);
            Assert.True(written.Length <= Encode(new StoredTree(table.Schema).Row(row, table.Table.Fields), indented: false).Length);
        });
    }

    [Fact]
    public void What_the_framework_wrote_with_white_space_and_escapes_is_read()
    {
        ForRows((table, row, tree) => Assert.Equal(row, table.Read(Encode(tree, indented: true))));
    }

    static void ForRows(Action<GeneratedTable, object, SortedDictionary<int, object>> test)
    {
        var random = new Random(6);
        foreach (var table in Generated.In(Serialization.Json))
        {
            for (var i = 0; i < RowsPerTable; i++)
            {
                var row = table.Row(random);
                test(table, row, new StoredTree(table.Schema).Row(row, table.Table.Fields));
            }
        }
    }

    // Parsed and written again by the framework; members keep their order.
    static string Canonical(byte[] row) => JsonSerializer.Serialize(JsonDocument.Parse(row).RootElement);

    static byte[] Encode(object tree, bool indented)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new() { Indented = indented }))
            Write(writer, tree);
        return stream.ToArray();
    }

    static void Write(Utf8JsonWriter writer, object value)
    {
        switch (value)
        {
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case BigInteger number:
                writer.WriteRawValue(number.ToString(CultureInfo.InvariantCulture));
                break;
            case double number when double.IsFinite(number):
                writer.WriteRawValue(Shortest(number));
                break;
            case double number:
                writer.WriteStringValue(number.ToString(CultureInfo.InvariantCulture));
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            case Document document:
                writer.WriteRawValue(document.Value.Utf8);
                break;
            case byte[] bytes:
                writer.WriteBase64StringValue(bytes);
                break;
            case Guid uuid:
                writer.WriteStringValue(uuid);
                break;
            case List<object> list:
                writer.WriteStartArray();
                list.ForEach(item => Write(writer, item));
                writer.WriteEndArray();
                break;
            case Dictionary<string, object> map:
                Members(writer, map.OrderBy(entry => Convert.ToHexString(System.Text.Encoding.UTF8.GetBytes(entry.Key)), StringComparer.Ordinal));
                break;
            case SortedDictionary<int, object> row:
                Members(writer, row.Select(entry => KeyValuePair.Create(entry.Key.ToString(CultureInfo.InvariantCulture), entry.Value)));
                break;
        }
    }

    static void Members(Utf8JsonWriter writer, IEnumerable<KeyValuePair<string, object>> members)
    {
        writer.WriteStartObject();
        foreach (var (name, value) in members)
        {
            writer.WritePropertyName(name);
            Write(writer, value);
        }
        writer.WriteEndObject();
    }

    // A field of 32 bits is written with the digits that 32 bits need.
    static string Shortest(double number) => (float)number == number
        ? ((float)number).ToString(CultureInfo.InvariantCulture)
        : number.ToString(CultureInfo.InvariantCulture);
}
