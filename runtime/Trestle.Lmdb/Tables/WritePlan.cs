using Trestle.Lmdb.Transactions;

namespace Trestle.Lmdb.Tables;

/// <summary>
/// The writes that a verb has decided on, made only when nothing stands against any of them: that is how a failing verb leaves
/// the transaction as it was. Copies what it is given, because a write may move the pages that it came from.
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

    public void Put(LmdbTree tree, ReadOnlySpan<byte> key, ReadOnlySpan<byte> value) =>
        steps.Add(new Step(tree, Copy(key), key.Length, Copy(value), value.Length));

    public void Delete(LmdbTree tree, ReadOnlySpan<byte> key) => steps.Add(new Step(tree, Copy(key), key.Length, 0, Removal));

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
                transaction.Delete(step.Tree, bytes.AsSpan(step.Key, step.KeyLength));
        }
        foreach (var step in steps)
        {
            if (step.ValueLength != Removal)
                transaction.Put(step.Tree, bytes.AsSpan(step.Key, step.KeyLength), bytes.AsSpan(step.Value, step.ValueLength));
        }
    }

    bool Find(LmdbTree tree, ReadOnlySpan<byte> key, bool removal)
    {
        foreach (var step in steps)
        {
            if (step.Tree == tree && step.ValueLength == Removal == removal && key.SequenceEqual(bytes.AsSpan(step.Key, step.KeyLength)))
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

    readonly record struct Step(LmdbTree Tree, int Key, int KeyLength, int Value, int ValueLength);
}
