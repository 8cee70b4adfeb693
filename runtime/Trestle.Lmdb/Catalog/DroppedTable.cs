using System.Globalization;
using System.Text;
using Trestle.Layout;
using Trestle.Migrations;

namespace Trestle.Lmdb.Catalog;

/// <summary>Rows under a tombstone: those of a dropped table, or those from before they were written anew.</summary>
/// <param name="Number">Which of the table's tombstones it is; later ones have higher numbers.</param>
/// <param name="IsRewritten">Whether the table itself went on.</param>
/// <param name="Tree">The named database with the rows.</param>
/// <param name="Schema">The table as it was, without indexes and references, and the types that its fields name.</param>
sealed record DroppedTable(int Number, bool IsRewritten, string Tree, SchemaShape Schema)
{
    const string Dropped = "dropped";
    const string Rewritten = "rewritten";

    public TableShape Shape => Schema.Tables[0];

    public Tombstone Tombstone => new(Shape.Id, null, Shape.Name);

    public static DroppedTable Of(SchemaShape schema, TableShape table, bool isRewritten, string tree, IEnumerable<DroppedTable> others) => new(
        others.Where(other => other.Shape.Id == table.Id).Select(other => other.Number).DefaultIfEmpty().Max() + 1,
        isRewritten, tree, schema with { Tables = [ShadowTable.Bare(table)], Docs = [] });

    /// <summary>Two lines and the canonical JSON.</summary>
    public byte[] ToBytes() => [.. Encoding.UTF8.GetBytes($"{(IsRewritten ? Rewritten : Dropped)}\n{Tree}\n"), .. Schema.ToJson()];

    /// <summary>Reads what <see cref="ToBytes"/> wrote. Throws <see cref="CorruptRecordException"/>.</summary>
    public static DroppedTable Read(int number, ReadOnlySpan<byte> bytes)
    {
        var first = bytes.IndexOf((byte)'\n');
        var second = first < 0 ? -1 : bytes[(first + 1)..].IndexOf((byte)'\n');
        if (second < 0)
            throw new CorruptRecordException(
                $"The catalog has a tombstone ({number.ToString(CultureInfo.InvariantCulture)}) that cannot be read. Restore a backup.");
        return new(
            number, Encoding.UTF8.GetString(bytes[..first]) == Rewritten, Encoding.UTF8.GetString(bytes.Slice(first + 1, second)),
            SchemaShape.Parse(bytes[(first + second + 2)..]));
    }
}

/// <summary>A dropped field, whose values are still in the rows.</summary>
sealed record DroppedField(Guid Table, int Tag, string Name)
{
    public Tombstone Tombstone => new(Table, Tag, Name);
}
