using Trestle.Layout;
using Trestle.Lmdb.References;
using Trestle.Lmdb.Transactions;

namespace Trestle.Lmdb.Tables;

/// <summary>A table without its types, as other tables need it for references and the catalog for building indexes. Keys are encoded.</summary>
interface ILmdbTable
{
    LmdbTableSpace Space { get; }

    /// <summary>The references of other tables, and of this one, to its rows.</summary>
    List<InboundReference> Inbound { get; }

    /// <summary>Writes the key that a row refers to; negative for none. See <see cref="ITableLayout{TRow, TKey}.WriteReference"/>.</summary>
    int WriteReference(int reference, ReadOnlySpan<byte> row, Span<byte> to);

    /// <summary>Plans the removal of a row and its index entries.</summary>
    void PlanDelete(LmdbTransaction transaction, ReadOnlySpan<byte> key);

    /// <summary>Plans a row's loss of references.</summary>
    void PlanClear(LmdbTransaction transaction, ReadOnlySpan<byte> key, IReadOnlyList<int> references);

    /// <summary>
    /// Fills an empty index from the rows. Throws <see cref="UniqueViolationException"/> when two rows cannot both have an entry.
    /// </summary>
    void BuildIndex(LmdbTransaction transaction, LmdbTree index);

    /// <summary>Throws <see cref="ForeignKeyViolationException"/> when a row refers to a row that is not there.</summary>
    void RequireReference(LmdbTransaction transaction, ReferenceShape reference);
}
