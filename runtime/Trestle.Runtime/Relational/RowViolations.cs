using System.ComponentModel;
using Trestle.Keys;
using Trestle.Layout;

namespace Trestle.Relational;

/// <summary>What a write breaks, in the words that every store uses. Keys are in their encoded form.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RowViolations
{
    /// <summary>A key, or the values of a unique index, that another row has.</summary>
    /// <param name="table">The table.</param>
    /// <param name="index">The position of the index; -1 for the primary key.</param>
    /// <param name="key">The encoded parts.</param>
    public static UniqueViolationException Unique(TableShape table, int index, ReadOnlySpan<byte> key)
    {
        var (name, text) = (Name(table, index), KeyText.Of(table, index, key));
        var message = index < 0
            ? $"Table '{table.Name}' already has the row {text}. Use Upsert or Update to replace it."
            : $"Index '{name}' of table '{table.Name}' already leads from {text} to another row. "
                + "Change that row first, or give this one other values.";
        return new UniqueViolationException(table.Name, name, text, message);
    }

    /// <summary>A new unique index for which two rows have the same values.</summary>
    public static UniqueViolationException Unbuildable(TableShape table, int index, ReadOnlySpan<byte> key)
    {
        var (name, text) = (Name(table, index), KeyText.Of(table, index, key));
        return new UniqueViolationException(
            table.Name, name, text,
            $"The new unique index '{name}' cannot be built: two rows of table '{table.Name}' have {text}. "
                + "Change one of them with the schema that the store has, then open it with the new one.");
    }

    /// <summary>Values of a unique index that the program does not know, but a newer one has added.</summary>
    public static UniqueViolationException UnknownIndex(TableShape table, Exception? inner) => new(
        table.Name, "", "",
        $"A unique index of table '{table.Name}' that this program does not know already leads to another row. "
            + "Open the store with the schema that declares it to see which.", inner);

    /// <summary>A reference to a row that is not there.</summary>
    public static ForeignKeyViolationException NoParent(TableShape table, ReferenceShape reference, TableShape parent,
        ReadOnlySpan<byte> key) => new(
        table.Name, reference.Name,
        $"Reference '{reference.Name}' of table '{table.Name}' leads to {KeyText.Of(parent, -1, key)}, and table '{parent.Name}' has no "
            + "such row. Insert that row first.");

    /// <summary>A row that goes while others refer to it.</summary>
    public static ForeignKeyViolationException StillReferred(TableShape table, ReferenceShape reference, TableShape parent,
        ReadOnlySpan<byte> key) => new(
        table.Name, reference.Name,
        $"The row {KeyText.Of(parent, -1, key)} of table '{parent.Name}' is referred to by '{reference.Name}' of table '{table.Name}'. "
            + "Delete or change those rows first, or declare another onDelete.");

    /// <summary>A table that is to be emptied while others refer to it.</summary>
    public static ForeignKeyViolationException TruncateReferred(TableShape table, ReferenceShape reference, TableShape parent) => new(
        table.Name, reference.Name,
        $"Rows of table '{table.Name}' refer to table '{parent.Name}' by '{reference.Name}', so it cannot be truncated. "
            + $"Truncate '{table.Name}' first.");

    /// <summary>A row that has changed since it was read.</summary>
    public static ConcurrencyConflictException Conflict(TableShape table, ReadOnlySpan<byte> key, long given, long stored) => new(
        table.Name,
        $"The row {KeyText.Of(table, -1, key)} of table '{table.Name}' has version {stored}, and the write was made for version "
            + $"{given}. Read it again, apply the change to what it is now, and write that.");

    /// <summary>A value that the table's own constraint refuses though the schema of the program allows it.</summary>
    public static CheckViolationException Check(TableShape table, Exception? inner) => new(
        table.Name, "",
        $"A value breaks a check of table '{table.Name}' in the store, though the schema of this program allows it: "
            + "another program has changed the table. Open the store anew.", inner);

    static string? Name(TableShape table, int index) => index < 0 ? null : table.Indexes[index].Name;
}
