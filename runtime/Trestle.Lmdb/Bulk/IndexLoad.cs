using Trestle.Layout;
using Trestle.Lmdb.Tables;
using Trestle.Lmdb.Transactions;

namespace Trestle.Lmdb.Bulk;

/// <summary>
/// What a load changes in one index: entries by key, each with a first byte that says what to do. Where a row gives up the
/// values that another takes, both meet under one key.
/// </summary>
sealed class IndexLoad(LmdbTransaction transaction, LmdbTree tree, ExternalSorter changes) : IDisposable
{
    const byte Remove = 0;
    const byte Set = 1;
    const byte Claim = 2;

    byte[] scratch = new byte[256];
    bool removes;
    bool claims;

    /// <summary>Adds what the step from one row to another changes; <paramref name="old"/> may be empty for no row.</summary>
    public void Collect<TLayout, TRow, TKey>(ReadOnlySpan<byte> key, ReadOnlySpan<byte> old, ReadOnlySpan<byte> now)
        where TLayout : struct, ITableLayout<TRow, TKey>
        where TRow : class
    {
        var (before, after) = (transaction.Writing!.OldEntry, transaction.Writing.NewEntry);
        var limit = transaction.Environment.MaxKeySize;
        before.Clear();
        if (!old.IsEmpty)
            before.Fill<TLayout, TRow, TKey>(tree, key, old, limit);
        after.Fill<TLayout, TRow, TKey>(tree, key, now, limit);
        if (before.Exists && after.Exists && before.Key.SequenceEqual(after.Key))
        {
            if (!before.Value.SequenceEqual(after.Value))
                Add(Set, after.Key, after.Value);
            return;
        }
        if (before.Exists)
            Add(Remove, before.Key, default);
        if (after.Exists)
            Add(tree.IsUnique && !after.HasNull ? Claim : Set, after.Key, after.Value);
    }

    public void Sort() => changes.Sort();

    /// <summary>Throws <see cref="UniqueViolationException"/> when two rows would have one entry.</summary>
    public void Check()
    {
        if (!claims)
            return;
        using var present = new TreeProbe(transaction, tree);
        if (present.IsEmpty && !changes.MayRepeat)
            return;
        var group = new ChangeGroup();
        for (var reader = changes.Read(); reader.MoveNext();)
        {
            if (!group.Continues(reader.Key))
                Require(present, group);
            group.Add(reader.Key, reader.Value[0] == Claim, reader.Value[0] == Remove);
        }
        Require(present, group);
    }

    /// <summary>Makes the changes: removals first.</summary>
    public void Write()
    {
        if (removes)
            WriteRemovals();
        using var target = new TreeLoad(transaction, tree);
        for (var reader = changes.Read(); reader.MoveNext();)
        {
            if (reader.Value[0] != Remove)
                target.Write(reader.Key, reader.Value[1..]);
        }
    }

    public void Dispose() => changes.Dispose();

    void WriteRemovals()
    {
        for (var reader = changes.Read(); reader.MoveNext();)
        {
            if (reader.Value[0] == Remove)
                transaction.Delete(tree, reader.Key);
        }
    }

    void Require(TreeProbe present, ChangeGroup group)
    {
        if (group.Claims > 1)
            throw Violations.GivenTwice(tree, group.Key);
        if (group.Claims == 1 && !group.IsReleased && present.TryFind(group.Key, out _))
            throw Violations.Unique(tree, group.Key);
        group.Clear();
    }

    void Add(byte what, ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
    {
        if (scratch.Length < value.Length + 1)
            scratch = new byte[2 * (value.Length + 1)];
        scratch[0] = what;
        value.CopyTo(scratch.AsSpan(1));
        changes.Add(key, scratch.AsSpan(0, value.Length + 1));
        removes |= what == Remove;
        claims |= what == Claim;
    }

    /// <summary>The changes under one key.</summary>
    sealed class ChangeGroup
    {
        byte[] key = new byte[64];
        int length = -1;

        public int Claims { get; private set; }

        public bool IsReleased { get; private set; }

        public ReadOnlySpan<byte> Key => key.AsSpan(0, length);

        public bool Continues(ReadOnlySpan<byte> next) => length >= 0 && next.SequenceEqual(Key);

        public void Add(ReadOnlySpan<byte> of, bool claims, bool releases)
        {
            if (key.Length < of.Length)
                key = new byte[2 * of.Length];
            of.CopyTo(key);
            length = of.Length;
            Claims += claims ? 1 : 0;
            IsReleased |= releases;
        }

        public void Clear()
        {
            Claims = 0;
            IsReleased = false;
        }
    }
}
