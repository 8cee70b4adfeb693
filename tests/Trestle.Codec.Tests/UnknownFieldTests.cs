using Trestle.Codec.Tests.Generation;
using Trestle.Emit.Fbs;
using Trestle.Codec.Tests.Oracles;
using Trestle.Schema.Model;

namespace Trestle.Codec.Tests;

/// <summary>Rows of a newer schema, changed by programs that know fewer fields: in the table, and in structs at every depth.</summary>
public class UnknownFieldTests
{
    const int RowsPerTable = 25;

    static readonly Lazy<IReadOnlyList<(GeneratedTable Newest, GeneratedTable Middle, GeneratedTable Oldest)>> Ages = new(Compile);

    [Fact]
    public void Fields_of_a_newer_schema_survive_a_rewrite()
    {
        ForRows((newest, older, row) =>
        {
            var rewritten = older.Write(older.Read(newest.Write(row)));
            Assert.Equal(row, newest.Read(rewritten));
            Assert.Equal(row, newest.ViewToRecord(rewritten));
        });
    }

    [Fact]
    public void A_rewrite_of_a_rewrite_has_the_same_bytes_a_hundred_times()
    {
        ForRows(rows: 4, (newest, older, row) =>
        {
            var once = older.Write(older.Read(newest.Write(row)));
            var bytes = once;
            for (var i = 0; i < 100; i++)
                bytes = older.Write(older.Read(bytes));
            Assert.Equal(once, bytes);
        });
    }

    [Fact]
    public void Programs_of_three_ages_rewrite_in_turn_without_loss_and_without_growth()
    {
        var random = new Random(8);
        foreach (var (newest, middle, oldest) in Ages.Value)
        {
            for (var i = 0; i < RowsPerTable; i++)
            {
                var row = newest.Row(random);
                var bytes = Turn(newest.Write(row));
                var settled = Turn(bytes).Length;
                for (var turn = 0; turn < 20; turn++)
                    bytes = Turn(bytes);
                Assert.Equal(row, newest.Read(bytes));
                Assert.True(bytes.Length <= settled, $"{newest}: {settled} bytes became {bytes.Length}");
            }

            byte[] Turn(byte[] bytes) => oldest.Write(oldest.Read(middle.Write(middle.Read(bytes))));
        }
    }

    [Fact]
    public void Unknown_fields_take_no_part_in_equality()
    {
        ForRows((newest, older, row) =>
        {
            var read = older.Read(newest.Write(row));
            var plain = read.GetType().GetMethod("Unmarshal")!.Invoke(null, [read.GetType().GetMethod("Marshal")!.Invoke(read, null)]);
            Assert.Equal(plain, read);
            Assert.Equal(plain!.GetHashCode(), read.GetHashCode());
        });
    }

    [Fact]
    public void What_is_carried_over_costs_its_own_size()
    {
        var random = new Random(9);
        foreach (var (newest, middle, oldest) in Ages.Value)
        {
            for (var i = 0; i < RowsPerTable; i++)
            {
                var bytes = newest.Write(newest.Row(random));
                foreach (var older in new[] { middle, oldest })
                {
                    // The text formats carry exactly the fields; FlatBuffers, which cannot tell how far a field reaches, its table.
                    var bound = newest.Table.Serialization == Serialization.FlatBuffers ? (bytes.Length * 6) + 200 : bytes.Length;
                    Assert.True(older.Write(older.Read(bytes)).Length <= bound, $"{older} of {bytes.Length} bytes");
                }
            }
        }
    }

    [Fact]
    public void Fields_survive_in_what_flatc_wrote_too()
    {
        var random = new Random(10);
        foreach (var (newest, middle, oldest) in Ages.Value.Where(age => age.Newest.Table.Serialization == Serialization.FlatBuffers))
        {
            using var flatc = new Flatc(FbsEmitter.Emit(newest.Schema, newest.Table));
            object[] rows = [.. Enumerable.Range(0, RowsPerTable).Select(_ => newest.Row(random, finite: true))];
            var text = new FlatcText(newest.Schema);
            var written = flatc.ToBinary([.. rows.Select(row => text.Row(row, newest.Table.Fields).ToJsonString())]);
            for (var i = 0; i < rows.Length; i++)
                Assert.Equal(rows[i], newest.Read(oldest.Write(oldest.Read(middle.Write(middle.Read(written[i]))))));
        }
    }

    [Fact]
    public void Damaged_rows_with_unknown_fields_are_read_or_refused()
    {
        var random = new Random(12);
        ForRows((newest, older, row) =>
        {
            var bytes = older.Write(older.Read(newest.Write(row)));
            for (var i = 0; i < 60; i++)
            {
                var damaged = (byte[])bytes.Clone();
                damaged[random.Next(damaged.Length)] ^= (byte)(1 << random.Next(8));
                Attempt(() => older.Write(older.Read(damaged)));
                Attempt(() => newest.Write(newest.Read(damaged)));
            }
        });
    }

    static void Attempt(Action rewrite)
    {
        try
        {
            rewrite();
        }
        catch (Exception error) when (error is CorruptRecordException or StoreException)
        {
            // Refused: damaged, or its unknown fields lie too far away.
        }
    }

    static void ForRows(Action<GeneratedTable, GeneratedTable, object> test) => ForRows(RowsPerTable, test);

    static void ForRows(int rows, Action<GeneratedTable, GeneratedTable, object> test)
    {
        var random = new Random(7);
        foreach (var (newest, middle, oldest) in Ages.Value)
        {
            for (var i = 0; i < rows; i++)
            {
                var row = newest.Row(random);
                test(newest, middle, row);
                test(newest, oldest, row);
            }
        }
    }

    static List<(GeneratedTable, GeneratedTable, GeneratedTable)> Compile()
    {
        var random = new Random(11);
        SchemaModel[] newest =
        [
            RandomSchema.Systematic("NewAlways", (_, field) => field),
            RandomSchema.Systematic("NewLists", (type, field) => field with { Type = new ListType(type) }),
            RandomSchema.Systematic("NewMaps", (type, field) => field with { Type = new MapType(type), IsNullable = true }),
            .. Enumerable.Range(1, 6).Select(i => RandomSchema.Random($"New{i}", random)),
        ];
        // Every field but the first of each table belongs to one of three ages; structs too lose fields at each step.
        var middle = newest.Select(schema => RandomSchema.Older(schema, "Middle" + schema.Name, field => field.Tag % 3 != 1 || field.Tag == 1)).ToList();
        var oldest = newest.Select(schema => RandomSchema.Older(schema, "Old" + schema.Name, field => field.Tag % 3 == 0 || field.Tag == 1)).ToList();
        var assembly = EmittedSchemas.Load([.. newest, .. middle, .. oldest]);
        return
        [
            .. newest.SelectMany((schema, i) => schema.Tables.Select((table, j) => (
                new GeneratedTable(schema, table, assembly),
                new GeneratedTable(middle[i], middle[i].Tables[j], assembly),
                new GeneratedTable(oldest[i], oldest[i].Tables[j], assembly)))),
        ];
    }
}
