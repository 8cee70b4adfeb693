using Trestle.Lmdb.Tables;

namespace Trestle.Lmdb.Transactions;

/// <summary>What the verbs of a write transaction reuse: scratch memory, the plan of the current verb, the sequences in use.</summary>
sealed class WriteBuffers(LmdbTransaction transaction)
{
    const int MostKept = 1 << 20;

    readonly List<LmdbSequence> sequences = [];
    byte[] value = new byte[1024];

    /// <summary>The writes that the current verb has decided on.</summary>
    public WritePlan Plan { get; } = new();

    /// <summary>The index entry of the row as it is.</summary>
    public EntryBuffer OldEntry { get; } = new();

    /// <summary>The index entry of the row as it will be.</summary>
    public EntryBuffer NewEntry { get; } = new();

    /// <summary>Space for an encoded row; its content lasts until the next call.</summary>
    public Span<byte> Value(int size)
    {
        if (value.Length < size)
            value = new byte[Math.Max(size, (int)Math.Min(2L * value.Length, Array.MaxLength))];
        return value;
    }

    /// <summary>The numbers of a table, continued from what the store holds.</summary>
    public LmdbSequence Sequence(LmdbTableSpace table)
    {
        foreach (var known in sequences)
        {
            if (known.Table == table)
                return known;
        }
        var sequence = new LmdbSequence(transaction, table);
        sequences.Add(sequence);
        return sequence;
    }

    /// <summary>Writes how far the sequences have come, as part of the transaction.</summary>
    public void FlushSequences()
    {
        foreach (var sequence in sequences)
            sequence.Flush();
    }

    /// <summary>Forgets what belonged to the transaction that ended.</summary>
    public void Reset()
    {
        foreach (var sequence in sequences)
            sequence.Forget();
        Plan.Clear();
        if (value.Length > MostKept)
            value = new byte[1024];
    }
}
