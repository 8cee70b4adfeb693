using Trestle.Keys;
using Trestle.Layout;

namespace Trestle.Runtime.Tests.Keys;

public sealed class KeyTextTests
{
    static readonly TableShape Commits = Table(
        [Field("hash", "bytes(3)"), Field("subject", "string(20)"), Field("author", "uuid", nullable: true), Field("at", "timestamp"),
            Field("price", "decimal(20,2)"), Field("kind", "ChangeKind"), Field("blob", "bytes(max 64)")],
        ["hash", "subject"],
        new IndexShape(Guid.Empty, "ByAuthor", [new("author", false), new("at", true), new("price", false), new("kind", true), new("blob", true)], false, ["subject"], []));

    [Fact]
    public void A_primary_key_is_shown_by_name()
    {
        var writer = new KeyWriter(stackalloc byte[64]);
        writer.FixedBinary([1, 2, 3], 3);
        writer.LastText("Hello");
        Assert.Equal("hash = 010203, subject = 'Hello'", KeyText.Of(Commits, -1, writer.Written));
    }

    [Fact]
    public void An_index_entry_is_shown_part_by_part_and_measured_without_its_primary_key()
    {
        var writer = new KeyWriter(stackalloc byte[128]);
        writer.Present(true);
        writer.Uuid(new Guid("5b2c0a57-3a86-4a2e-8a8f-0f0a4f9be111"));
        writer.Timestamp(new DateTimeOffset(2026, 1, 31, 12, 0, 0, TimeSpan.Zero), descending: true);
        writer.Decimal128(-12.5m, 2);
        writer.Int32(3, descending: true);
        writer.Binary([0, 1], descending: true);
        var parts = writer.Length;
        writer.FixedBinary([1, 2, 3], 3);
        Assert.Equal(
            "author = 5b2c0a57-3a86-4a2e-8a8f-0f0a4f9be111, at = 2026-01-31T12:00:00Z, price = -12.50, kind = 3, blob = 0001",
            KeyText.Of(Commits, 0, writer.Written));
        Assert.Equal(parts, KeyParts.Of(Commits, 0).Measure(writer.Written));
        Assert.Equal(17, KeyParts.Of(Commits, 0).Measure(writer.Written, 1));
    }

    [Fact]
    public void Null_is_shown_as_null_and_measures_one_byte() =>
        Assert.Equal(1, KeyParts.Of(Commits, 0).Measure([0], 1));

    [Fact]
    public void Damaged_bytes_are_shown_in_hexadecimal() => Assert.Equal("0x0102", KeyText.Of(Commits, -1, [1, 2]));

    [Fact]
    public void Parts_of_fixed_width_that_are_cut_are_corrupt() =>
        Assert.Throws<CorruptRecordException>(() => KeyParts.Of(Table([Field("id", "uint64")], ["id"]), -1).Measure([1, 2]));

    [Fact]
    public void Every_type_is_measured_to_its_end()
    {
        var random = new Random(7);
        foreach (var type in KeyTypes.All)
        {
            foreach (var (nullable, descending) in new[] { (false, false), (true, true) })
            {
                var key = new RandomKey([new(type, nullable, descending)]);
                var bytes = key.Encode(key.Next(random), 1);
                var index = new IndexShape(Guid.Empty, "ByPart", [new("part", descending)], false, [], []);
                var parts = KeyParts.Of(Table([Field("part", type.Name, nullable)], ["part"], index), 0);
                Assert.Equal(bytes.Length, parts.Measure([.. bytes, 1, 2, 3]));
            }
        }
    }

    static TableShape Table(FieldShape[] fields, string[] key, params IndexShape[] indexes) =>
        new(Guid.Empty, "commits", "Commit", "cbor", false, key, fields, indexes, [], []);

    static FieldShape Field(string name, string type, bool nullable = false) => new(name, 1, type, nullable, null, null, null, null);
}
