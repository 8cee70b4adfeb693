using Trestle.Keys;
using Trestle.Layout;

namespace Trestle.Generated.Tests;

/// <summary>Entries of covering indexes: what was written into the index reads back as the row's values.</summary>
public sealed class EntryTests
{
    [Fact]
    public void An_entry_gives_every_type_back_null_included()
    {
        var rows = new RandomRows(11);
        for (var round = 0; round < 300; round++)
        {
            var row = rows.Scalar();
            var entry = Read<ScalarLayout, Scalar, ScalarKey, ScalarCoveringEntry>("Covering", row);
            foreach (var property in typeof(ScalarCoveringEntry).GetProperties())
                Assert.Equal(typeof(Scalar).GetProperty(property.Name)!.GetValue(row), property.GetValue(entry));
            Assert.Equal(typeof(Scalar).GetProperties().Count(property => property.GetMethod!.IsPublic), typeof(ScalarCoveringEntry).GetProperties().Length);
        }
    }

    [Fact]
    public void An_entry_has_the_parts_the_included_fields_and_the_rest_of_the_key()
    {
        var row = new RandomRows(12).Event();
        Assert.Equal(
            new EventByColorEntry(row.Color, row.Number, row.At, row.Account),
            Read<EventLayout, Event, EventKey, EventByColorEntry>("ByColor", row));
    }

    [Fact]
    public void A_damaged_entry_is_corrupt() =>
        Assert.Throws<CorruptRecordException>(() => Decode<EventByColorEntry>([1, 2], [3], []));

    static TEntry Decode<TEntry>(byte[] parts, byte[] key, byte[] included)
        where TEntry : IIndexEntry<TEntry> => TEntry.Read(parts, key, included);

    static TEntry Read<TLayout, TRow, TKey, TEntry>(string index, TRow row)
        where TLayout : struct, ITableLayout<TRow, TKey>
        where TRow : class
        where TEntry : IIndexEntry<TEntry>
    {
        var number = IndexKeyTests.IndexNumber(TLayout.Shape, index);
        var value = IndexKeyTests.Value<TLayout, TRow, TKey>(row);
        var key = new byte[KeyWriter.BufferSize];
        var included = new byte[(2 * value.Length) + (64 * TLayout.Shape.Fields.Count)];
        var keyLength = TLayout.WriteKey(TLayout.KeyOf(row), key);
        var includedLength = TLayout.WriteIncluded(number, value, included);
        return TEntry.Read(IndexKeyTests.Write<TLayout, TRow, TKey>(number, row).Parts, key.AsSpan(0, keyLength), included.AsSpan(0, includedLength));
    }
}
