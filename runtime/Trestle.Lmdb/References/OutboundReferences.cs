using System.Runtime.CompilerServices;
using Trestle.Keys;
using Trestle.Lmdb.Tables;
using Trestle.Lmdb.Transactions;

namespace Trestle.Lmdb.References;

/// <summary>The references that a table's rows hold to others.</summary>
sealed class OutboundReferences(ILmdbTable table, IReadOnlyList<ILmdbTable> targets)
{
    public int Count => targets.Count;

    public ILmdbTable Target(int reference) => targets[reference];

    /// <summary>
    /// Throws <see cref="ForeignKeyViolationException"/> when the row <paramref name="now"/> refers to a row that is not there. A
    /// reference that the row <paramref name="old"/> has already is not looked at again.
    /// </summary>
    public void Require(LmdbTransaction transaction, ReadOnlySpan<byte> key, ReadOnlySpan<byte> old, ReadOnlySpan<byte> now)
    {
        for (var i = 0; i < targets.Count; i++)
            Require(transaction, i, key, old, now);
    }

    /// <summary>The same for one reference of a row that is stored already.</summary>
    public void Require(LmdbTransaction transaction, int reference, ReadOnlySpan<byte> key, ReadOnlySpan<byte> now) =>
        Require(transaction, reference, key, default, now);

    /// <summary>The key that the row refers to, or negative when there is none or the row <paramref name="old"/> has the same.</summary>
    [SkipLocalsInit]
    public int Changed(int reference, ReadOnlySpan<byte> old, ReadOnlySpan<byte> now, Span<byte> to)
    {
        var length = table.WriteReference(reference, now, to);
        if (length < 0 || old.IsEmpty)
            return length;
        Span<byte> before = stackalloc byte[KeyWriter.BufferSize];
        var beforeLength = table.WriteReference(reference, old, before);
        return beforeLength >= 0 && before[..beforeLength].SequenceEqual(to[..length]) ? -1 : length;
    }

    public ForeignKeyViolationException Missing(int reference, ReadOnlySpan<byte> wanted) =>
        Violations.NoParent(table.Space.Shape, table.Space.Shape.References[reference], targets[reference].Space.Shape, wanted);

    [SkipLocalsInit]
    void Require(LmdbTransaction transaction, int reference, ReadOnlySpan<byte> key, ReadOnlySpan<byte> old, ReadOnlySpan<byte> now)
    {
        Span<byte> buffer = stackalloc byte[KeyWriter.BufferSize + 1];
        var length = Changed(reference, old, now, buffer[..KeyWriter.BufferSize]);
        if (length < 0)
            return;
        var wanted = buffer[..length];
        var isOwn = targets[reference] == table && wanted.SequenceEqual(key);
        if (!isOwn && !Exists(transaction, reference, buffer, length))
            throw Missing(reference, wanted);
    }

    bool Exists(LmdbTransaction transaction, int reference, Span<byte> buffer, int length)
    {
        var rows = targets[reference].Space.Rows;
        return transaction.TryFind(rows, rows.ToStored(buffer, length), out _);
    }
}
