using Trestle.Layout;
using Trestle.Sqlite.Transactions;

namespace Trestle.Sqlite.Tables;

/// <summary>A table whatever its types: what references and sequences need of it.</summary>
interface ISqliteTable
{
    /// <summary>The table with the names that the file has.</summary>
    TableShape Shape { get; }

    /// <summary>The references of other tables, and of this one, to its rows.</summary>
    List<InboundReference> Inbound { get; }

    /// <summary>The tables that its own references lead to.</summary>
    IReadOnlyList<ISqliteTable> Targets { get; set; }

    /// <summary>The greatest key of one field, as a number; negative when there is none.</summary>
    long HighestKey(SqliteTransaction transaction);

    /// <summary>Whether there is a row with this encoded key.</summary>
    bool Exists(SqliteTransaction transaction, ReadOnlySpan<byte> key);

    /// <summary>Whether any row refers to any row by a reference of this table.</summary>
    bool RefersAtAll(SqliteTransaction transaction, int reference);

    /// <summary>The encoded primary keys of the rows that refer to an encoded key by a reference of this table.</summary>
    List<byte[]> Referrers(SqliteTransaction transaction, int reference, ReadOnlySpan<byte> key);
}

/// <summary>A reference seen from the table it leads to.</summary>
/// <param name="Child">The table whose rows refer.</param>
/// <param name="Ordinal">The position of the reference in the child's shape.</param>
sealed record InboundReference(ISqliteTable Child, int Ordinal)
{
    public ReferenceShape Shape => Child.Shape.References[Ordinal];
}
