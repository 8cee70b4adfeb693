using Trestle.Keys;
using Trestle.Layout;

namespace Trestle.Lmdb.Tables;

/// <summary>The errors of writes, with the names and values that a person needs.</summary>
static class Violations
{
    public static UniqueViolationException Unique(LmdbTree tree, ReadOnlySpan<byte> key)
    {
        var text = KeyText.Of(tree.Table, tree.Index, key);
        var message = tree.Index < 0
            ? $"Table '{tree.Table.Name}' already has the row {text}. Use Upsert or Update to replace it."
            : $"Index '{tree.IndexName}' of table '{tree.Table.Name}' already leads from {text} to another row. "
                + "Change that row first, or give this one other values.";
        return new UniqueViolationException(tree.Table.Name, tree.IndexName, text, message);
    }

    public static UniqueViolationException GivenTwice(LmdbTree tree, ReadOnlySpan<byte> key)
    {
        var text = KeyText.Of(tree.Table, tree.Index, key);
        var what = tree.Index < 0 ? "the same key" : $"the same values of index '{tree.IndexName}'";
        return new UniqueViolationException(
            tree.Table.Name, tree.IndexName, text, $"Two of the rows given for table '{tree.Table.Name}' have {what}: {text}. "
                + "Give each its own.");
    }

    public static UniqueViolationException Unbuildable(LmdbTree tree, ReadOnlySpan<byte> key)
    {
        var text = KeyText.Of(tree.Table, tree.Index, key);
        return new UniqueViolationException(
            tree.Table.Name, tree.IndexName, text,
            $"The new unique index '{tree.IndexName}' cannot be built: two rows of table '{tree.Table.Name}' have {text}. "
                + "Change one of them with the schema that the file has, then open it with the new one.");
    }

    public static ForeignKeyViolationException NoParent(TableShape table, ReferenceShape reference, TableShape parent, ReadOnlySpan<byte> key) => new(
        table.Name, reference.Name,
        $"Reference '{reference.Name}' of table '{table.Name}' leads to {KeyText.Of(parent, -1, key)}, and table '{parent.Name}' has "
            + "no such row. Insert that row first.");

    public static ForeignKeyViolationException StillReferred(TableShape table, ReferenceShape reference, TableShape parent, ReadOnlySpan<byte> key) => new(
        table.Name, reference.Name,
        $"The row {KeyText.Of(parent, -1, key)} of table '{parent.Name}' is referred to by '{reference.Name}' of table "
            + $"'{table.Name}'. Delete or change those rows first, or declare another onDelete.");

    public static ForeignKeyViolationException TruncateReferred(TableShape table, ReferenceShape reference, TableShape parent) => new(
        table.Name, reference.Name,
        $"Rows of table '{table.Name}' refer to table '{parent.Name}' by '{reference.Name}', so it cannot be truncated. "
            + $"Truncate '{table.Name}' first.");

    public static CorruptRecordException Dangling(TableShape table, ReadOnlySpan<byte> key) => new(
        $"An index leads to the row {KeyText.Of(table, -1, key)} of table '{table.Name}', which is not there. Restore a backup.");

    public static ConcurrencyConflictException Conflict(TableShape table, ReadOnlySpan<byte> key, long given, long stored) => new(
        table.Name,
        $"The row {KeyText.Of(table, -1, key)} of table '{table.Name}' has version {stored}, and the write was made for version "
            + $"{given}. Read it again, apply the change to what it is now, and write that.");

    public static KeyTooLongException KeyTooLong(TableShape table, int length, int limit) => new(
        length, limit, $"A key of table '{table.Name}' takes {length} bytes, and LMDB allows {limit}. Shorten the values of its key.");
}
