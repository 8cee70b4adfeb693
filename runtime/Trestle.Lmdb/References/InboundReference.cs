using System.Runtime.CompilerServices;
using Trestle.Keys;
using Trestle.Layout;
using Trestle.Lmdb.Cursors;
using Trestle.Lmdb.Tables;
using Trestle.Lmdb.Transactions;

namespace Trestle.Lmdb.References;

/// <summary>
/// A reference seen from the row it leads to. Finds the rows that refer to it along the referring table's key or an index
/// which begins with the reference's fields, and failing that by reading the whole table.
/// </summary>
sealed class InboundReference
{
    readonly int ordinal;
    readonly KeyParts targetParts;
    readonly TableShape target;
    readonly LmdbTree? path;
    readonly bool isWholeKey;

    public InboundReference(ILmdbTable child, int ordinal, TableShape target)
    {
        Child = child;
        this.ordinal = ordinal;
        this.target = target;
        targetParts = KeyParts.Of(target, -1);
        path = Path(child.Space, Shape.Fields);
        isWholeKey = path is { Index: < 0 } && Shape.Fields.Count == child.Space.Shape.Key.Count;
    }

    /// <summary>The table whose rows refer.</summary>
    public ILmdbTable Child { get; }

    /// <summary>The position of the reference in the child's shape.</summary>
    public int Ordinal => ordinal;

    public ReferenceShape Shape => Child.Space.Shape.References[ordinal];

    public TableShape Target => target;

    /// <summary>Adds the primary keys of the rows that refer to <paramref name="key"/>.</summary>
    public void Find(LmdbTransaction transaction, ReadOnlySpan<byte> key, List<byte[]> found)
    {
        var cursor = transaction.RentCursor(path ?? Child.Space.Rows);
        try
        {
            if (path is null)
                FindByReading(cursor, key, found);
            else
                FindByPath(cursor, path, key, found);
        }
        finally
        {
            transaction.ReturnCursor(cursor);
        }
    }

    /// <summary>Whether any row refers to any row.</summary>
    [SkipLocalsInit]
    public bool IsUsed(LmdbTransaction transaction)
    {
        Span<byte> buffer = stackalloc byte[KeyWriter.BufferSize];
        var cursor = transaction.RentCursor(Child.Space.Rows);
        try
        {
            for (var more = cursor.First(); more; more = cursor.Next())
            {
                if (Child.WriteReference(ordinal, cursor.Value, buffer) >= 0)
                    return true;
            }
            return false;
        }
        finally
        {
            transaction.ReturnCursor(cursor);
        }
    }

    [SkipLocalsInit]
    void FindByReading(TreeCursor cursor, ReadOnlySpan<byte> key, List<byte[]> found)
    {
        Span<byte> buffer = stackalloc byte[KeyWriter.BufferSize];
        for (var more = cursor.First(); more; more = cursor.Next())
        {
            var length = Child.WriteReference(ordinal, cursor.Value, buffer);
            if (length >= 0 && key.SequenceEqual(buffer[..length]))
                found.Add(cursor.Tree.FromStored(cursor.Key).ToArray());
        }
    }

    [SkipLocalsInit]
    void FindByPath(TreeCursor cursor, LmdbTree tree, ReadOnlySpan<byte> key, List<byte[]> found)
    {
        if (isWholeKey)
        {
            if (cursor.Find(tree.ToStored(key.ToArray())))
                found.Add(key.ToArray());
            return;
        }
        Span<byte> buffer = stackalloc byte[2 * KeyWriter.BufferSize];
        ReadOnlySpan<byte> prefix = buffer[..WritePrefix(key, buffer)];
        for (var more = cursor.Seek(prefix); more && cursor.Key.StartsWith(prefix); more = cursor.Next())
            found.Add(tree.PrimaryKey(cursor.Key, cursor.Value).ToArray());
    }

    // The target's key, part by part, in the form of parts that are not last: ended, and marked as present where they may be null.
    int WritePrefix(ReadOnlySpan<byte> key, Span<byte> to)
    {
        var writer = new KeyWriter(to);
        var start = 0;
        for (var i = 0; i < Shape.Fields.Count; i++)
        {
            var end = targetParts.Measure(key, i + 1);
            if (Field(Child.Space.Shape, Shape.Fields[i]).IsNullable)
                writer.Present(true);
            WritePart(ref writer, key[start..end], i == Shape.Fields.Count - 1 ? Field(target, target.Key[i]).Type : "");
            start = end;
        }
        return writer.Length;
    }

    static void WritePart(ref KeyWriter writer, ReadOnlySpan<byte> part, string lastType)
    {
        if (lastType.StartsWith("string", StringComparison.Ordinal))
            writer.Text(part);
        else if (lastType == "bytes" || lastType.StartsWith("bytes(max", StringComparison.Ordinal))
            writer.Binary(part);
        else
            writer.LastBinary(part);
    }

    static LmdbTree? Path(LmdbTableSpace child, IReadOnlyList<string> fields)
    {
        if (child.Shape.Key.Take(fields.Count).SequenceEqual(fields))
            return child.Rows;
        return child.Indexes.FirstOrDefault(tree => Leads(child.Shape.Indexes[tree.Index], fields));
    }

    static bool Leads(IndexShape index, IReadOnlyList<string> fields) =>
        index.Where.Count == 0
        && index.Parts.Count >= fields.Count
        && index.Parts.Take(fields.Count).Select(part => part.Field).SequenceEqual(fields)
        && !index.Parts.Take(fields.Count).Any(part => part.IsDescending);

    static FieldShape Field(TableShape table, string name) => table.Fields.First(field => field.Name == name);
}
