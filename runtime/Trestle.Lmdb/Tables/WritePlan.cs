using System.Diagnostics.CodeAnalysis;
using Trestle.Lmdb.Transactions;

namespace Trestle.Lmdb.Tables;

/// <summary>
/// The writes that a verb has decided on, made only when nothing stands against any of them, or taken back when something does (<see
/// cref="TryInsert"/>): that is how a failing verb leaves the transaction as it was. What LMDB itself fails at ends the transaction.
/// Copies what it is given, because a write may move the pages that it came from.
/// </summary>
sealed class WritePlan
{
    const int Removal = -1;
    const int MostKept = 1 << 20;

    readonly List<Step> steps = [];
    byte[] bytes = new byte[1024];
    int used;

    public bool IsEmpty => steps.Count == 0;

    public WritePlan Clear()
    {
        steps.Clear();
        used = 0;
        if (bytes.Length > MostKept)
            bytes = new byte[1024];
        return this;
    }

    public void Put(LmdbTree tree, ReadOnlySpan<byte> key, ReadOnlySpan<byte> value) => Put(tree, key, value, isClaim: false);

    /// <summary>An entry that nothing may stand against, of a row that <see cref="TryInsert"/> adds.</summary>
    public void Claim(LmdbTree tree, ReadOnlySpan<byte> key, ReadOnlySpan<byte> value) => Put(tree, key, value, isClaim: true);

    public void Delete(LmdbTree tree, ReadOnlySpan<byte> key) => steps.Add(new Step(tree, Copy(key), key.Length, 0, Removal, false));

    /// <summary>Whether the plan removes this entry.</summary>
    public bool Deletes(LmdbTree tree, ReadOnlySpan<byte> key) => Find(tree, key, removal: true);

    /// <summary>Whether the plan writes this entry.</summary>
    public bool Puts(LmdbTree tree, ReadOnlySpan<byte> key) => Find(tree, key, removal: false);

    /// <summary>Makes the writes: removals first, so that a value which one row gives up is free for another.</summary>
    public void Execute(LmdbTransaction transaction)
    {
        foreach (var step in steps)
        {
            if (step.ValueLength == Removal)
                transaction.Delete(step.Tree, KeyOf(step));
        }
        foreach (var step in steps)
        {
            if (step.ValueLength != Removal)
                transaction.Put(step.Tree, KeyOf(step), ValueOf(step));
        }
    }

    /// <summary>
    /// Adds a row with the entries planned. What may not be there twice is put first, and refused where it is, which saves a look for it;
    /// then the few that were put before it are taken back.
    /// </summary>
    /// <param name="transaction">The transaction that writes.</param>
    /// <param name="rows">The tree of the row.</param>
    /// <param name="key">The key of the row.</param>
    /// <param name="value">The row.</param>
    /// <param name="taken">The tree whose entry was there, and nothing is written: that of the row, or an index.</param>
    /// <param name="takenKey">The key of the entry that was there.</param>
    public bool TryInsert(
        LmdbTransaction transaction, LmdbTree rows, ReadOnlySpan<byte> key, ReadOnlySpan<byte> value,
        [NotNullWhen(false)] out LmdbTree? taken, out ReadOnlySpan<byte> takenKey)
    {
        takenKey = default;
        for (var i = 0; i < steps.Count; i++)
        {
            var step = steps[i];
            if (!step.IsClaim || transaction.TryAdd(step.Tree, KeyOf(step), ValueOf(step)))
                continue;
            TakeBack(transaction, i);
            taken = step.Tree;
            takenKey = KeyOf(step);
            return false;
        }
        taken = null;
        if (!transaction.TryAdd(rows, key, value))
        {
            TakeBack(transaction, steps.Count);
            taken = rows;
            return false;
        }
        foreach (var step in steps)
        {
            if (!step.IsClaim)
                transaction.Put(step.Tree, KeyOf(step), ValueOf(step));
        }
        return true;
    }

    void TakeBack(LmdbTransaction transaction, int end)
    {
        for (var i = 0; i < end; i++)
        {
            if (steps[i].IsClaim)
                transaction.Delete(steps[i].Tree, KeyOf(steps[i]));
        }
    }

    void Put(LmdbTree tree, ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, bool isClaim) =>
        steps.Add(new Step(tree, Copy(key), key.Length, Copy(value), value.Length, isClaim));

    ReadOnlySpan<byte> KeyOf(Step step) => bytes.AsSpan(step.Key, step.KeyLength);

    ReadOnlySpan<byte> ValueOf(Step step) => bytes.AsSpan(step.Value, step.ValueLength);

    bool Find(LmdbTree tree, ReadOnlySpan<byte> key, bool removal)
    {
        foreach (var step in steps)
        {
            if (step.Tree == tree && step.ValueLength == Removal == removal && key.SequenceEqual(KeyOf(step)))
                return true;
        }
        return false;
    }

    int Copy(ReadOnlySpan<byte> data)
    {
        if (bytes.Length - used < data.Length)
            Array.Resize(ref bytes, Math.Max(checked(used + data.Length), (int)Math.Min(2L * bytes.Length, Array.MaxLength)));
        data.CopyTo(bytes.AsSpan(used));
        used += data.Length;
        return used - data.Length;
    }

    readonly record struct Step(LmdbTree Tree, int Key, int KeyLength, int Value, int ValueLength, bool IsClaim);
}
