using Trestle.Keys;
using Trestle.Layout;

namespace Trestle.Generated.Tests;

/// <summary>The other members of layouts: references, generated keys, versions, shapes.</summary>
public sealed class LayoutTests
{
    static readonly Note Note = new() { Id = 7, Body = Json.Parse("[1]"), Account = new Guid("00112233-4455-6677-8899-aabbccddeeff"), Number = 5 };

    [Fact]
    public void A_reference_is_written_as_the_key_that_it_points_to()
    {
        var expected = new byte[64];
        var length = EventLayout.WriteKey(new EventKey(Note.Account!.Value, 5), expected);
        Assert.Equal(expected[..length], Reference("event", Note));
    }

    [Fact]
    public void A_reference_with_a_null_field_points_nowhere()
    {
        Assert.Null(Reference("event", Note with { Number = null }));
        Assert.Null(Reference("event", Note with { Account = null }));
        Assert.Null(Reference("author", Note));
    }

    [Fact]
    public void Clearing_a_reference_nulls_its_fields_and_no_others()
    {
        var cleared = NoteLayout.ClearReference(ReferenceNumber("event"), Note with { Author = Guid.Empty });
        Assert.Equal(Note with { Account = null, Number = null, Author = Guid.Empty }, cleared);
        Assert.Equal(Note, NoteLayout.ClearReference(ReferenceNumber("author"), Note with { Author = Guid.Empty }));
    }

    [Fact]
    public void A_sequence_gives_a_number_to_a_row_without_one()
    {
        var sequence = new Counter();
        Assert.Equal(41, NoteLayout.WithGeneratedKey(Note with { Id = 0 }, sequence).Id);
        Assert.Same(Note, NoteLayout.WithGeneratedKey(Note, sequence));
        Assert.Equal(1, sequence.Calls);
    }

    [Fact]
    public void A_sequence_that_outgrows_its_field_is_an_error_and_not_a_wrong_number() =>
        Assert.Throws<OverflowException>(() => NoteLayout.WithGeneratedKey(Note with { Id = 0 }, new Counter { Value = int.MaxValue }));

    [Fact]
    public void A_row_without_a_uuid_gets_a_time_ordered_one()
    {
        var account = new RandomRows(21).Account() with { Id = Guid.Empty };
        var first = AccountLayout.WithGeneratedKey(account, new Counter()).Id;
        var second = AccountLayout.WithGeneratedKey(account, new Counter()).Id;
        Assert.Equal(7, first.Version);
        Assert.True(string.CompareOrdinal(first.ToString(), second.ToString()) < 0);
    }

    [Fact]
    public void Only_a_versioned_table_has_versions()
    {
        var account = new RandomRows(22).Account();
        Assert.Equal(9, AccountLayout.VersionOf(AccountLayout.WithVersion(account, 9)));
        Assert.Same(Note, NoteLayout.WithVersion(Note, 9));
        Assert.Equal(0, NoteLayout.VersionOf(Note));
    }

    [Fact]
    public void The_shape_is_parsed_once_and_writes_the_text_it_was_parsed_from()
    {
        Assert.Same(EverythingSchema.Shape, EverythingSchema.Shape);
        Assert.Equal(EverythingSchema.Shape.ToJson(), SchemaShape.Parse(EverythingSchema.Shape.ToJson()).ToJson());
        Assert.Equal(["Account", "Event", "Note", "Name", "Scalar"], EverythingSchema.Shape.Tables.Select(table => table.Record));
    }

    [Fact]
    public void A_row_reads_back_from_its_stored_form_null_included()
    {
        var rows = new RandomRows(23);
        for (var round = 0; round < 300; round++)
        {
            var row = rows.Scalar();
            Assert.Equal(row, ScalarLayout.ReadValue(IndexKeyTests.Value<ScalarLayout, Scalar, ScalarKey>(row)));
            Assert.Equal(row, Scalar.FromJson(row.ToJson()));
        }
    }

    static byte[]? Reference(string name, Note note)
    {
        var to = new byte[KeyWriter.BufferSize];
        var length = NoteLayout.WriteReference(ReferenceNumber(name), IndexKeyTests.Value<NoteLayout, Note, int>(note), to);
        return length < 0 ? null : to[..length];
    }

    static int ReferenceNumber(string name) => NoteLayout.Shape.References.ToList().FindIndex(reference => reference.Name == name);

    sealed class Counter : ISequence
    {
        public long Value { get; set; } = 40;

        public int Calls { get; private set; }

        public long Next()
        {
            Calls++;
            return ++Value;
        }
    }
}
