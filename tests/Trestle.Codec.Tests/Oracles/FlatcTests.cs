using System.Text.Json.Nodes;
using Trestle.Codec.Tests.Generation;
using Trestle.Emit.Fbs;
using Trestle.Schema.Model;

namespace Trestle.Codec.Tests.Oracles;

public class FlatcTests
{
    const int RowsPerTable = 25;

    [Fact]
    public void Flatc_reads_what_was_written()
    {
        ForTables((table, flatc, rows, texts) =>
        {
            var read = flatc.ToJson([.. rows.Select(table.Write)]);
            for (var i = 0; i < rows.Count; i++)
                Assert.Null(FlatcText.Difference(texts[i], JsonNode.Parse(read[i]), table.ToString()));
        });
    }

    [Fact]
    public void What_flatc_wrote_is_read()
    {
        ForTables((table, flatc, rows, texts) =>
        {
            var written = flatc.ToBinary([.. texts.Select(text => text.ToJsonString())]);
            for (var i = 0; i < rows.Count; i++)
            {
                Assert.Equal(rows[i], table.Read(written[i]));
                Assert.Equal(rows[i], table.ViewToRecord(written[i]));
            }
        });
    }

    [Fact]
    public void A_field_that_flatc_left_out_reads_as_its_default()
    {
        var table = Generated.In(Serialization.FlatBuffers).Single(table => table.Schema.Name == "Defaults");
        using var flatc = new Flatc(FbsEmitter.Emit(table.Schema, table.Table));
        var random = new Random(5);
        var row = table.Row(random, finite: true);
        var text = new FlatcText(table.Schema).Row(row, table.Table.Fields.Where(field => field.Default is null));

        var read = table.Read(flatc.ToBinary([text.ToJsonString()]).Single());

        foreach (var field in table.Table.Fields)
        {
            var property = row.GetType().GetProperty(field.Property)!;
            var expected = field.Default is null ? property.GetValue(row) : property.GetValue(Activator.CreateInstance(row.GetType()));
            Assert.True(SameValue.Are(expected, property.GetValue(read)), $"{field.Name}: {expected}, read as {property.GetValue(read)}");
        }
    }

    static void ForTables(Action<GeneratedTable, Flatc, IReadOnlyList<object>, IReadOnlyList<JsonObject>> test)
    {
        var random = new Random(3);
        foreach (var table in Generated.In(Serialization.FlatBuffers))
        {
            using var flatc = new Flatc(FbsEmitter.Emit(table.Schema, table.Table));
            object[] rows = [.. Enumerable.Range(0, RowsPerTable).Select(_ => table.Row(random, finite: true))];
            var text = new FlatcText(table.Schema);
            test(table, flatc, rows, [.. rows.Select(row => text.Row(row, table.Table.Fields))]);
        }
    }
}
