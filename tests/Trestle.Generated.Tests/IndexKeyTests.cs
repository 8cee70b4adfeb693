using Trestle.Keys;
using Trestle.Layout;

namespace Trestle.Generated.Tests;

/// <summary>Index keys as the layout writes them from stored rows, held against the shape that the store goes by.</summary>
public sealed class IndexKeyTests
{
    const int Rows = 120;

    public static TheoryData<int> ScalarIndexes => [.. Enumerable.Range(0, ScalarLayout.Shape.Indexes.Count)];

    [Theory]
    [MemberData(nameof(ScalarIndexes))]
    public void Entries_of_every_type_sort_as_the_values_that_the_shape_names(int index)
    {
        var rows = new RandomRows(index);
        Verify<ScalarLayout, Scalar, ScalarKey>(index, [.. Enumerable.Range(0, Rows).Select(_ => rows.Scalar())]);
    }

    [Fact]
    public void Entries_of_every_index_of_hostile_names_sort_so_too()
    {
        var rows = new RandomRows(1);
        for (var index = 0; index < NameLayout.Shape.Indexes.Count; index++)
            Verify<NameLayout, Name, NameKey>(index, [.. Enumerable.Range(0, Rows).Select(_ => rows.Name())]);
    }

    [Fact]
    public void Primary_keys_sort_as_their_fields_and_read_back()
    {
        var rows = new RandomRows(2);
        Scalar[] all = [.. Enumerable.Range(0, Rows).Select(_ => rows.Scalar())];
        foreach (var left in all)
        {
            Assert.Equal(ScalarLayout.KeyOf(left), ScalarLayout.ReadKey(Key(left)));
            foreach (var right in all)
            {
                var expected = ValueOrder.Compare(left.Name, right.Name) is var byName and not 0 ? byName : left.Raw.CompareTo(right.Raw);
                Assert.Equal(Math.Sign(expected), Math.Sign(Key(left).AsSpan().SequenceCompareTo(Key(right))));
            }
        }
    }

    [Fact]
    public void The_last_part_of_a_primary_key_is_bare() =>
        Assert.Equal([(byte)'a', 0, 0, 1], Key(new RandomRows(3).Scalar() with { Name = "a", Raw = Bytes.Wrap([0, 1]) }));

    [Fact]
    public void A_null_part_is_told_to_the_store()
    {
        var account = new RandomRows(4).Account();
        var byNickname = IndexNumber(AccountLayout.Shape, "ByNickname");
        Assert.False(Write<AccountLayout, Account, Guid>(byNickname, account with { Nickname = "" }).HasNull);
        Assert.True(Write<AccountLayout, Account, Guid>(byNickname, account with { Nickname = null }).HasNull);
        Assert.False(Write<AccountLayout, Account, Guid>(IndexNumber(AccountLayout.Shape, "ByEmail"), account).HasNull);
    }

    [Fact]
    public void A_partial_index_has_the_rows_of_its_condition_and_no_others()
    {
        var rows = new RandomRows(5);
        var late = IndexNumber(EventLayout.Shape, "Late");
        var limit = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var hits = 0;
        for (var round = 0; round < 500; round++)
        {
            var row = rows.Event();
            var expected = row.At >= limit && row.Color != Color.Red && row.Text.Length > 0;
            Assert.Equal(expected, Write<EventLayout, Event, EventKey>(late, row).Parts is not null);
            hits += expected ? 1 : 0;
        }
        Assert.InRange(hits, 50, 450);
    }

    [Theory]
    [InlineData(true, true, false)]
    [InlineData(true, false, true)]
    [InlineData(false, false, false)]
    public void Null_is_a_value_in_a_condition(bool isAccountNull, bool isAuthorNull, bool expected)
    {
        var note = new Note
        {
            Id = 1,
            Body = Json.Parse("{}"),
            Account = isAccountNull ? null : Guid.NewGuid(),
            Author = isAuthorNull ? null : Guid.NewGuid(),
        };
        Assert.Equal(expected, Write<NoteLayout, Note, int>(IndexNumber(NoteLayout.Shape, "Orphans"), note).Parts is not null);
    }

    internal static byte[] Value<TLayout, TRow, TKey>(TRow row)
        where TLayout : struct, ITableLayout<TRow, TKey>
        where TRow : class
    {
        var to = new byte[TLayout.MaxValueSize(row)];
        return to[..TLayout.WriteValue(row, to)];
    }

    internal static int IndexNumber(TableShape shape, string name) => shape.Indexes.ToList().FindIndex(index => index.Name == name);

    internal static (byte[]? Parts, bool HasNull) Write<TLayout, TRow, TKey>(int index, TRow row)
        where TLayout : struct, ITableLayout<TRow, TKey>
        where TRow : class
    {
        var to = new byte[KeyWriter.BufferSize];
        var length = TLayout.WriteIndexKey(index, Value<TLayout, TRow, TKey>(row), to, out var hasNull);
        return (length < 0 ? null : to[..length], hasNull);
    }

    static byte[] Key(Scalar row)
    {
        var to = new byte[KeyWriter.BufferSize];
        return to[..ScalarLayout.WriteKey(ScalarLayout.KeyOf(row), to)];
    }

    static void Verify<TLayout, TRow, TKey>(int index, TRow[] rows)
        where TLayout : struct, ITableLayout<TRow, TKey>
        where TRow : class
    {
        var parts = TLayout.Shape.Indexes[index].Parts;
        var encoded = rows.Select(row => Write<TLayout, TRow, TKey>(index, row).Parts!).ToArray();
        var measured = KeyParts.Of(TLayout.Shape, index);
        for (var left = 0; left < rows.Length; left++)
        {
            Assert.Equal(encoded[left].Length, measured.Measure(encoded[left]));
            for (var right = 0; right < rows.Length; right++)
                Assert.Equal(Compare(parts, rows[left], rows[right]), Math.Sign(encoded[left].AsSpan().SequenceCompareTo(encoded[right])));
        }
    }

    static int Compare(IReadOnlyList<IndexPartShape> parts, object left, object right)
    {
        foreach (var part in parts)
        {
            var property = left.GetType().GetProperty(char.ToUpperInvariant(part.Field[0]) + part.Field[1..])!;
            var order = Math.Sign(ValueOrder.Compare(property.GetValue(left), property.GetValue(right)));
            if (order != 0)
                return part.IsDescending ? -order : order;
        }
        return 0;
    }
}
